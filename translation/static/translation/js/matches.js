// Matches of the memory, asked for when a segment is entered, and what is looked up in it.

import { fragment } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const scroller = bench?.closest('.content-wrapper') ?? document.scrollingElement
const WAIT_MS = 300
const MATCHES = '[data-part="matches"]'

// The matches of segments left behind would fill the screen. The segment in hand stays where it is on it.
function putAway(entered) {
  const top = entered.getBoundingClientRect().top
  for (const place of bench.querySelectorAll(`${MATCHES}:not(:empty)`)) place.hidden = !entered.contains(place)
  const moved = entered.getBoundingClientRect().top - top
  if (moved) scroller.scrollBy({ top: moved, behavior: 'instant' })
}

// The whole segment is brought to where it is seen, but never moved under a mouse that has just been pressed on it.
async function enter(segment) {
  const isPressed = segment.matches(':active')
  const show = () => {
    if (!isPressed && segment.contains(document.activeElement)) segment.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  putAway(segment)
  show()
  if (await load(segment)) show()
}

async function load(segment) {
  const place = segment.querySelector(MATCHES)
  if (!place || place.dataset.of === segment.dataset.version) return false
  const { version, position } = segment.dataset
  place.dataset.of = version
  place.setAttribute('aria-live', 'polite')
  const found = await fragment(`${bench.dataset.segmentUrl}${position}/matches/`)
  if (found === null) delete place.dataset.of // asked for again at the next visit
  else place.innerHTML = found
  return found !== null
}

function lookUp(form) {
  const input = form.querySelector('input')
  const place = document.querySelector('[data-concordance]')
  let waiting
  const ask = async () => {
    const words = input.value.trim()
    const found = words.length > 1 ? await fragment(`${form.action}?q=${encodeURIComponent(words)}`) ?? '' : ''
    if (input.value.trim() === words) place.innerHTML = found
  }
  input.addEventListener('input', event => {
    clearTimeout(waiting)
    if (!event.isComposing) waiting = setTimeout(ask, WAIT_MS)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (!event.isComposing) ask()
  })
}

// Alt+L takes what is marked to the look-up; Escape goes back to where one was.
function listenToKeys(form) {
  const input = form.querySelector('input')
  const selection = getSelection()
  let from = null
  const goThere = () => {
    from = { field: document.activeElement, range: selection.rangeCount ? selection.getRangeAt(0) : null }
    const marked = selection.toString().replace(/\s+/g, ' ').trim()
    if (marked) input.value = marked.slice(0, input.maxLength)
    input.focus()
    input.select()
    if (marked) form.requestSubmit()
  }
  const goBack = () => {
    const { field, range } = from
    from = null
    field.focus()
    if (!range || !field.contains(range.startContainer)) return
    selection.removeAllRanges()
    selection.addRange(range)
  }
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector('dialog[open]')) return
    const isBack = event.key === 'Escape' && event.target === input && from?.field.isConnected
    const isThere = event.code === 'KeyL' && event.altKey && !event.ctrlKey && !event.metaKey && event.target !== input
    if (!isBack && !isThere) return
    event.preventDefault()
    if (isBack) goBack()
    else goThere()
  })
}

if (bench) {
  bench.addEventListener('focusin', event => {
    const segment = event.target.closest?.('.segment')
    if (segment && event.target.isContentEditable) enter(segment)
  })
  const form = bench.querySelector('[data-look-up]')
  if (form) {
    lookUp(form)
    listenToKeys(form)
  }
}
