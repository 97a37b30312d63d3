// Matches of the memory, asked for when a segment is entered, and what is looked up in it.

import { fragment } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const WAIT_MS = 300

async function load(segment) {
  const place = segment.querySelector('[data-part="matches"]')
  if (!place || place.dataset.of === segment.dataset.version) return
  const { version, position } = segment.dataset
  place.dataset.of = version
  place.setAttribute('aria-live', 'polite')
  const found = await fragment(`${bench.dataset.segmentUrl}${position}/matches/`)
  if (found === null) delete place.dataset.of // asked for again at the next visit
  else place.innerHTML = found
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

if (bench) {
  bench.addEventListener('focusin', event => {
    const segment = event.target.closest?.('.segment')
    if (segment && event.target.isContentEditable) load(segment)
  })
  const form = bench.querySelector('[data-look-up]')
  if (form) lookUp(form)
}
