// Keys of the workbench. Everything that a key does, a button on the screen does too.
// While an input method composes, no key means anything.

const bench = document.querySelector('[data-workbench]')
const OPEN = ['empty', 'suggested', 'stale']
const LISTS = { KeyT: '.segment__terms [data-insert]', KeyP: '.segment__text .chip[data-insert]', KeyM: '[data-match]' }

let composing = false
let waitsIn = null // the segment where the next digit chooses from a list; it shows the numbers meanwhile

const segments = () => [...bench.querySelectorAll('.segment')].filter(segment => !segment.hidden)
const current = () => document.activeElement?.closest?.('.segment')
const field = segment => segment?.querySelector('[data-part="field"]')

function waitFor(list, segment = current()) {
  delete waitsIn?.dataset.waits
  waitsIn = list && segment
  if (waitsIn) waitsIn.dataset.waits = list
}

function go(segment) {
  if (!segment) return
  const target = field(segment)
  if (target.isContentEditable) target.focus()
  else { segment.tabIndex = -1; segment.focus() }
  segment.scrollIntoView({ block: 'nearest' })
}

function beside(step, matches = () => true) {
  const all = segments()
  const from = all.indexOf(current())
  const rest = step > 0 ? all.slice(from + 1) : all.slice(0, Math.max(from, 0)).reverse()
  go(rest.find(matches))
}

function press(selector) {
  const button = current()?.querySelector(selector)
  if (button && !button.hidden) button.click()
}

// While a sheet is open, keys mean nothing outside it; its own key closes it.
const sheet = () => document.querySelector('dialog[open]')
const openOrClose = name => (sheet()?.dataset.sheet === name ? sheet().close()
  : bench.querySelector(`[data-open="${name}"]`)?.click())

const DOES = {
  ArrowDown: () => beside(1),
  ArrowUp: () => beside(-1),
  KeyN: () => beside(1, segment => OPEN.includes(segment.dataset.state)),
  KeyC: () => press('[data-act="copy"]'),
  KeyA: () => press('[data-act="accept"]'),
  KeyS: () => press('[data-act="aside"]'),
  KeyR: () => press('[data-act="repair"]'),
  KeyY: () => press('[data-act="history"]'),
  KeyV: () => openOrClose('preview'),
  KeyG: () => openOrClose('guide'),
  KeyF: () => openOrClose('replace'),
  KeyH: () => openOrClose('help'),
}

const DOES_IN_SHEETS = { KeyG: 'guide', KeyH: 'help' }

function onKey(event) {
  if (composing || event.isComposing || event.keyCode === 229) return
  if (waitsIn && /^Digit[1-9]$/.test(event.code)) {
    event.preventDefault()
    current()?.querySelectorAll(LISTS[waitsIn.dataset.waits])[Number(event.code.at(-1)) - 1]?.click()
    waitFor(null)
    return
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) {
    if (!['Alt', 'Shift'].includes(event.key)) waitFor(null)
    return
  }
  if (sheet() && DOES_IN_SHEETS[event.code] !== sheet().dataset.sheet) return
  if (event.code in LISTS) waitFor(event.code)
  else if (event.code in DOES) DOES[event.code]()
  else return
  event.preventDefault()
}

if (bench) {
  document.addEventListener('compositionstart', () => { composing = true; waitFor(null) }, true)
  document.addEventListener('compositionend', () => { composing = false }, true)
  document.addEventListener('keydown', onKey)
  document.addEventListener('focusout', () => waitFor(null))
}
