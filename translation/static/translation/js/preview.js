// The page in the target language beside the segments: renewed after saves, at the place of the segment in hand.

import { textOf } from './placeholders.js'

const bench = document.querySelector('[data-workbench]')
const pane = bench?.querySelector('[data-preview]')
const page = pane?.querySelector('[data-part="page"]')
const button = bench?.querySelector('[data-open="preview"]')
const wide = matchMedia('(min-width: 64rem)')
const OPEN = 'pho-hien.preview'
const WAIT_MS = 1500
const CHARACTERS = 60 // of a segment, enough to know it on the page

let waiting = null
let segment = null

const remember = isOpen => { try { localStorage.setItem(OPEN, isOpen ? '1' : '') } catch { /* keeps nothing */ } }
const isRemembered = () => { try { return localStorage.getItem(OPEN) === '1' } catch { return false } }
const frame = () => page.querySelector('iframe:not([hidden])')

function toggle(isOpen) {
  pane.hidden = !isOpen
  bench.classList.toggle('workbench--preview', isOpen)
  button.setAttribute('aria-expanded', String(isOpen))
  remember(isOpen)
  if (segment?.contains(document.activeElement)) segment.scrollIntoView({ block: 'nearest' }) // all is higher or lower now
  if (isOpen) renew()
  else page.replaceChildren()
}

// The new page is made ready behind the old one and takes its place at the same height.
function renew() {
  clearTimeout(waiting)
  if (pane.hidden) return
  for (const old of page.querySelectorAll('iframe[hidden]')) old.remove()
  page.setAttribute('aria-busy', 'true')
  const next = document.createElement('iframe')
  next.title = page.dataset.title
  next.hidden = true
  next.src = pane.dataset.url
  next.addEventListener('load', () => {
    const old = frame()
    page.removeAttribute('aria-busy')
    const height = old?.contentWindow?.scrollY ?? 0
    next.hidden = false
    old?.remove()
    next.contentWindow.scrollTo(0, height)
    next.contentDocument?.addEventListener('click', event => {
      if (event.target.closest('a, button')) event.preventDefault() // a picture of the page, not a way out of it
    }, true)
    point()
  }, { once: true })
  page.append(next)
}

// The smallest part of the page that holds the beginning of the segment's words, else of its source's.
function point() {
  const inside = frame()?.contentDocument
  if (!segment || !inside?.body) return
  inside.querySelectorAll('[data-pointed]').forEach(old => { old.style.outline = ''; delete old.dataset.pointed })
  const place = [wordsOf('[data-part="field"]'), wordsOf('.segment__text')].map(words => find(inside, words)).find(Boolean)
  if (!place) return
  place.dataset.pointed = ''
  place.style.outline = '3px solid #c8911f'
  place.style.outlineOffset = '4px'
  place.scrollIntoView({ block: 'center' })
}

const even = text => text.replace(/⟦\/?\d{1,4}\/?⟧/g, '').replace(/\s+/g, ' ').trim()
const wordsOf = selector => even(textOf(segment.querySelector(selector))).slice(0, CHARACTERS)

function find(inside, words) {
  if (!words) return null
  const main = inside.querySelector('main') ?? inside.body
  let found = null
  for (const one of main.querySelectorAll('h1, h2, h3, h4, p, li, figcaption, blockquote, td, dd, div, header, span, a')) {
    if (found && !found.contains(one)) break
    if (even(one.textContent).includes(words)) found = one
  }
  return found
}

if (pane) {
  button.addEventListener('click', () => {
    toggle(pane.hidden)
    if (!wide.matches && !pane.hidden) pane.querySelector('[data-close]').focus()
  })
  pane.querySelector('[data-close]').addEventListener('click', () => { toggle(false); button.focus() })
  pane.addEventListener('keydown', event => { if (event.key === 'Escape') { toggle(false); button.focus() } })
  bench.addEventListener('segmentsaved', () => { clearTimeout(waiting); waiting = setTimeout(renew, WAIT_MS) })
  bench.addEventListener('focusin', event => {
    const entered = event.target.closest('.segment')
    if (!entered || entered === segment) return
    segment = entered
    if (!pane.hidden) point()
  })
  if (isRemembered() && wide.matches) toggle(true)
}
