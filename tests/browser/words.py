"""English words on a screen that a person in Viet Nam looks at."""

import re
from collections.abc import Set

from playwright.sync_api import Page

# Words of interfaces that are no Vietnamese syllables.
ENGLISH = re.compile(
    r"(?<![\w-])(the|and|of|is|are|this|that|your|you|pages?|saved?|edit|deleted?|add|choose|search|for|with|not|from|live|"
    r"drafts?|images?|documents?|titles?|users?|by|publish(ed)?|unpublish|status|history|revisions?|comments?|reports?|"
    r"collections?|upload|select(ed)?|types?|dates?|times?|locked?|workflows?|settings?|help|more|show|hide|open|close|"
    r"previews?|filters?|sort|new|view|move|copy|items?|results?|fields?|required|permissions?|language|name|names|"
    r"cancel|submit|update|remove|next|previous|first|last|enter|any|all pages|account|password|log|sign)(?![\w-])",
    re.I,
)
TEXTS = """SKIPPED => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent.closest(SKIPPED)) found.push(node.data)
  }
  for (const element of document.querySelectorAll('[title],[placeholder],[aria-label],[data-w-tooltip-content-value]'))
    for (const name of ['title', 'placeholder', 'aria-label', 'data-w-tooltip-content-value'])
      if (element.hasAttribute(name)) found.push(element.getAttribute(name))
  return found.map(text => text.trim().replace(/\\s+/g, ' ')).filter(Boolean)
}"""
# Not words of the interface: names of keys, what people wrote, values in another language, names of time zones, a
# button of the calendar that is never shown.
SKIPPED = "script, style, template, code, kbd, pre, noscript, textarea, [contenteditable], [name*=time_zone]"
SKIPPED += ", .xdsoft_save_selected, [lang]:not(html, [lang=vi])"
SKIPPED += ", .guide h3, .guide__item, .guide__paragraph"  # the style guide gives examples in its language
# The same in every language.
SAME = {"CC BY", "CC BY-SA", "New Caledonia", "New Zealand", "Papua New Guinea"}


def english_on(page: Page, named: Set[str] = frozenset()) -> list[str]:
    """Visible texts and labels of the screen that hold English words, without what is `named` in English."""
    page.wait_for_load_state("domcontentloaded")  # before, a page may have no body
    texts = {_without(named, text) for text in page.evaluate(TEXTS, SKIPPED)}
    return sorted(text for text in texts - SAME if ENGLISH.search(text))


def _without(named: Set[str], text: str) -> str:
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, "")
    return text
