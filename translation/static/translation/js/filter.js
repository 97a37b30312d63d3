// Shows only segments in the states asked for; counts follow what is saved.

const bench = document.querySelector('[data-workbench]')
const TESTS = {
  all: () => true,
  open: segment => ['empty', 'suggested', 'stale'].includes(segment.dataset.state),
  empty: segment => segment.dataset.state === 'empty',
  suggested: segment => segment.dataset.state === 'suggested',
  stale: segment => segment.dataset.state === 'stale',
  findings: segment => segment.querySelector('.finding:not(.finding--aside)') !== null,
}
const buttons = bench ? [...bench.querySelectorAll('[data-filter]')] : []
let chosen = 'all'

const segments = () => [...bench.querySelectorAll('.segment')]

function count() {
  for (const button of buttons) {
    const number = segments().filter(TESTS[button.dataset.filter]).length
    button.querySelector('[data-count]').textContent = number
    button.disabled = number === 0 && button.dataset.filter !== chosen && button.dataset.filter !== 'all'
  }
}

function show(name) {
  chosen = name
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.filter === name))
  for (const segment of segments()) segment.hidden = !TESTS[name](segment)
}

for (const button of buttons) button.addEventListener('click', () => show(button.dataset.filter))
if (bench) {
  count()
  new MutationObserver(count).observe(bench.querySelector('.workbench__segments'), {
    subtree: true, childList: true, attributes: true, attributeFilter: ['data-state', 'class'],
  })
}
