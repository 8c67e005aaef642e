"""Where a picture comes from, as XMP: the label that goes inside every file. Source: IPTC Photo Metadata Standard 2023.2."""

from xml.sax.saxutils import escape, quoteattr

from copydesk.illustrate.scene import Scene
from copydesk.model.picture import DigitalSourceType

_HEAD = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
_ABOUT = (
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
)
_TAIL = "</rdf:Description></rdf:RDF></x:xmpmeta>"


def xmp(scene: Scene, *, source_type: DigitalSourceType) -> str:
    """The XMP element: digital source type, title and description in the language of the graphic, and the maker."""
    language = quoteattr(scene.language)
    said = "".join(
        f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
        f"<rdf:li xml:lang={language}>{escape(text)}</rdf:li></rdf:Alt></dc:{name}>"
        for name, text in (("title", scene.title), ("description", scene.description))
    )
    origin = f"<Iptc4xmpExt:DigitalSourceType>{source_type.value}</Iptc4xmpExt:DigitalSourceType>"
    return f"{_HEAD}{_ABOUT}{origin}<xmp:CreatorTool>Copydesk</xmp:CreatorTool>{said}{_TAIL}"


def xmp_packet(scene: Scene, *, source_type: DigitalSourceType) -> bytes:
    """The XMP element as a packet for raster files."""
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}{xmp(scene, source_type=source_type)}<?xpacket end="w"?>'.encode()
