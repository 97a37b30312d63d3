// Shows only segments in the states asked for; counts follow what is saved.

const bench = document.querySelector('[data-workbench]')
const TESTS = {
  all: () => true,
  open: segment => ['empty', 'suggested', 'stale'].includes(segment.dataset.state),
  empty: segment => segment.dataset.state === 'empty',
  suggested: segment => segment.dataset.state === 'suggested',
  stale: segment => segment.dataset.state === 'stale',
  findings: segment => Number(segment.dataset.findings) > 0,
  remarks: segment => Number(segment.dataset.remarks) > 0,
  corrected: segment => segment.dataset.corrected !== undefined,
}
const buttons = bench ? [...bench.querySelectorAll('[data-filter]')] : []
const segments = bench ? [...bench.querySelectorAll('.segment')] : []
const passages = bench ? [...bench.querySelectorAll('.passage')] : []
let chosen = 'all'

function count() {
  for (const button of buttons) {
    const number = segments.filter(TESTS[button.dataset.filter]).length
    button.querySelector('[data-count]').textContent = number
    button.disabled = number === 0 && button.dataset.filter !== chosen && button.dataset.filter !== 'all'
  }
}

function show(name) {
  chosen = name
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.filter === name))
  for (const segment of segments) segment.hidden = !TESTS[name](segment)
  for (const passage of passages) passage.hidden = !passage.querySelector('.segment:not([hidden])')
}

for (const button of buttons) button.addEventListener('click', () => show(button.dataset.filter))
if (bench) {
  count()
  let waits = false // many changes at once are counted once
  new MutationObserver(() => {
    if (!waits) requestAnimationFrame(() => { waits = false; count() })
    waits = true
  }).observe(bench.querySelector('[data-part="segments"]'), {
    subtree: true, attributes: true, attributeFilter: ['data-state', 'data-findings', 'data-remarks', 'data-corrected'],
  })
}
