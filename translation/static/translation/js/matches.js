// Matches of the memory, asked for when a segment is entered, and what is looked up in it.

const bench = document.querySelector('[data-workbench]')
const WAIT_MS = 300

async function fragment(url) {
  try {
    const answer = await fetch(url, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    return answer.ok && !answer.redirected ? await answer.text() : ''
  } catch {
    return ''
  }
}

async function load(segment) {
  const place = segment.querySelector('[data-part="matches"]')
  if (!place || place.dataset.of === segment.dataset.version) return
  place.dataset.of = segment.dataset.version
  place.innerHTML = await fragment(place.dataset.url)
}

function lookUp(form) {
  const input = form.querySelector('input')
  const place = document.querySelector('[data-concordance]')
  let waiting
  const ask = async () => {
    const words = input.value.trim()
    const found = words.length > 1 ? await fragment(`${form.action}?q=${encodeURIComponent(words)}`) : ''
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
