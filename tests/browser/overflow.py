"""Text that a visitor cannot read: cut off by its box, outside the screen, or only to be had by scrolling sideways."""

from __future__ import annotations

from playwright.sync_api import Page

HIDDEN_TEXT = """() => {
  const found = []
  const say = (element, why) =>
    found.push(`${why}: ${element.localName}.${element.className} “${element.textContent.trim().slice(0, 60)}”`)
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`)

  // What is kept for screen readers, what scrolls by itself, and drawings may be wider than what is seen of them.
  const isKept = element => element.closest(".visually-hidden, .skip, .letters__trap, svg")
  const styleOf = new Map()
  const style = element => styleOf.get(element) ?? styleOf.set(element, getComputedStyle(element)).get(element)
  const scrolls = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement)
      if (["auto", "scroll"].includes(style(one).overflowX)) return true
    return false
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const boxes = new Set()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!node.data.trim() || isKept(parent) || ["SCRIPT", "NOSCRIPT", "OPTION"].includes(parent.tagName)) continue
    if (!parent.checkVisibility({visibilityProperty: true})) continue
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(rect => rect.width > 1)
    if (!rects.length) continue
    if (rects.some(rect => rect.left < -1 || rect.right > root.clientWidth + 1) && !scrolls(parent))
      say(parent, "outside the screen")
    for (let one = parent; one && one !== document.body; one = one.parentElement) boxes.add(one)
  }
  for (const box of boxes) {
    const { overflowX, overflowY } = style(box)
    const isCut = value => ["hidden", "clip"].includes(value)
    if (style(box).display === "inline" || isKept(box)) continue
    if (isCut(overflowX) && box.scrollWidth > box.clientWidth + 1) say(box, "cut at the side")
    if (isCut(overflowY) && box.scrollHeight > box.clientHeight + 1) say(box, "cut below")
  }
  return found
}"""


def open_menu(page: Page, *, is_open: bool = True) -> None:
    page.evaluate("is => document.querySelectorAll('header details').forEach(menu => menu.open = is)", is_open)


def unreadable_on(page: Page) -> list[str]:
    """What is wrong, in words; empty when everything can be read."""
    return page.evaluate(HIDDEN_TEXT)
