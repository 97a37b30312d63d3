// Keys for two texts side by side; every key presses a button that is there without it.

const form = document.querySelector('[data-aligning]')

const row = element => element.closest('[data-row]')
const press = (here, name) => here.querySelector(`button[value^="${name} "]:not(:disabled)`)?.click()

function goTo(here, isWanted = () => true) {
  const rows = [...form.querySelectorAll('[data-row]')]
  const next = rows.slice(rows.indexOf(here) + 1).find(isWanted)
  next?.querySelector('textarea').focus()
}

function toggle(here) {
  const box = here.querySelector('input[type="checkbox"]')
  if (box) box.click()
}

const KEYS = {
  ArrowUp: here => press(here, 'up'),
  ArrowDown: here => press(here, 'down'),
  KeyJ: here => press(here, 'join'),
  KeyS: here => press(here, 'split'),
  KeyX: toggle,
  KeyN: here => goTo(here, one => one.classList.contains('pairing--doubtful')),
}

function onKey(event) {
  if (event.isComposing || event.keyCode === 229) return
  const here = row(event.target)
  if (!here) return
  const isNext = event.ctrlKey && event.code === 'Enter'
  const act = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.code] : undefined
  if (!isNext && !act) return
  event.preventDefault()
  if (isNext) goTo(here)
  else act(here)
}

function onPress(event) {
  if (!event.submitter?.value.startsWith('split ')) return
  const field = row(event.submitter).querySelector('textarea')
  const isInside = field.selectionStart > 0 && field.selectionStart < field.value.length
  form.querySelector('[data-place]').value = isInside ? field.selectionStart : ''
}

if (form) {
  form.addEventListener('keydown', onKey)
  form.addEventListener('submit', onPress)
}
