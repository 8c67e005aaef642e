"""Every kind of page against axe-core's rules for WCAG 2.2 A and AA, light and dark, with every control open.

Runs where `npm install --no-save axe-core` was run in the repository; axe-core is no part of the product.
"""

import json
from pathlib import Path
from typing import cast

import pytest
from tests.browser.chromium import Browser
from tests.browser.test_pages_in_chromium import PAGES, address
from tests.publish.sample import MERGED

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MORE_PAGES = (
    "ko/threads/t-long-bridge/index.html", "ko/threads/index.html", "ko/sources/index.html", "ko/sources/tide-wire/index.html",
    "ko/corrections/index.html", "ko/archive/index.html", "ko/privacy/index.html", "en/how-this-was-made/index.html",
    "ko/about-these-reports/index.html", "en/about-these-reports/index.html",
    f"ko/2026/03/12/{MERGED[:8]}-story/index.html", f"en/2026/03/12/{MERGED[:8]}-story/index.html", "ko/2026/03/14/index.html",
)  # fmt: skip


def violations(browser: Browser) -> list[str]:
    """What axe-core finds on the page that is open: rule and first place."""
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    try:
        browser.ask(AXE.read_text(encoding="utf-8"))
        run = f"axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(found => JSON.stringify(found.violations))"
        result = browser.send("Runtime.evaluate", expression=run, awaitPromise=True, returnByValue=True)
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=True)
    found = json.loads(str(cast("dict[str, object]", result["result"])["value"]))
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm install --no-save axe-core)")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", [*PAGES, *MORE_PAGES])
def test_no_page_violates_a_rule_of_accessibility(browser: Browser, folder: Path, page: str, *, dark: bool) -> None:
    """Source: https://www.w3.org/TR/WCAG22/, by the rules of axe-core."""
    browser.show(address(folder, page), width=390 if dark else 1280, dark=dark)
    browser.ask("document.querySelectorAll('details').forEach(each => each.setAttribute('open', ''))")

    assert violations(browser) == []
