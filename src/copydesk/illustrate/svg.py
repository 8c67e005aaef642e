"""A scene as SVG: our own elements only, no script, no style sheet, no address to load."""

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from copydesk.illustrate.provenance import xmp
from copydesk.illustrate.scene import HEIGHT, WIDTH, Box, Disc, Dome, Ink, Label, Scene, Shape
from copydesk.model.picture import DigitalSourceType, FontRole

_FAMILIES: Final = {
    FontRole.HEADLINE: "'Noto Serif','Noto Serif CJK SC',Georgia,'Apple SD Myungjo','Yu Mincho',serif",
    FontRole.TEXT: "'Noto Sans','Noto Sans CJK SC','Helvetica Neue',Arial,sans-serif",
    FontRole.STRONG: "'Noto Sans','Noto Sans CJK SC','Helvetica Neue',Arial,sans-serif",
}


def svg_of(scene: Scene, *, colours: Mapping[Ink, str], source_type: DigitalSourceType) -> bytes:
    """The scene as a UTF-8 SVG file with title, description, language and origin inside."""
    language = quoteattr(scene.language)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' role="img" lang={language} xml:lang={language} aria-labelledby="t d">'
        f'<title id="t">{escape(scene.title)}</title><desc id="d">{escape(scene.description)}</desc>'
        f"<metadata>{xmp(scene, source_type=source_type)}</metadata>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours[Ink.PAPER]}"/>'
    )
    body = "\n".join(_element(shape, fill=colours[shape.ink], language=scene.language) for shape in scene.shapes)
    return f"{head}\n{body}\n</svg>\n".encode()


def _element(shape: Shape, *, fill: str, language: str) -> str:
    match shape:
        case Box():
            rounded = f' rx="{shape.radius}"' if shape.radius else ""
            return f'<rect x="{shape.x}" y="{shape.y}" width="{shape.width}" height="{shape.height}"{rounded} fill="{fill}"/>'
        case Disc():
            return f'<circle cx="{shape.x}" cy="{shape.y}" r="{shape.radius}" fill="{fill}"/>'
        case Dome():
            left, across = shape.x - shape.width / 2, shape.width / 2
            return f'<path d="M{left:g} {shape.y}a{across:g} {shape.height} 0 0 1 {shape.width} 0z" fill="{fill}"/>'
        case Label():
            return _text(shape, fill=fill, language=language)


def _text(label: Label, *, fill: str, language: str) -> str:
    weight = "400" if label.role is FontRole.TEXT else "700"
    tag = quoteattr(label.language)
    other = f" lang={tag} xml:lang={tag}" if label.language and label.language != language else ""
    return (
        f'<text x="{label.x}" y="{label.y}" font-family="{_FAMILIES[label.role]}" font-size="{label.size}"'
        f' font-weight="{weight}" text-anchor="{label.anchor}" unicode-bidi="isolate"{other} fill="{fill}">'
        f"{escape(label.text)}</text>"
    )
