// Sheets beside the work: keys, style guide, a segment's history, signing in anew. Each is opened by a key or a button,
// closed by Escape, and gives the focus back to where it was.

import { of, part, touched } from './segment.js'
import { fragment, look, onSession, session } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const sheets = Object.fromEntries([...document.querySelectorAll('[data-sheet]')].map(one => [one.dataset.sheet, one]))
const WAIT_MS = 500

function open(name) {
  const sheet = sheets[name]
  if (sheet.open) return
  const selection = getSelection()
  const range = selection.rangeCount ? selection.getRangeAt(0) : null
  const field = document.activeElement?.closest('[data-part="field"]')
  sheet.showModal()
  sheet.addEventListener('close', () => {
    if (!field?.isConnected) return
    field.focus()
    if (range && field.contains(range.startContainer)) {
      selection.removeAllRanges()
      selection.addRange(range)
    }
  }, { once: true })
}

// History: the newest words are saved before it is shown.
let shown = null

async function openHistory(segment) {
  shown = segment
  part(sheets.history, 'history').replaceChildren()
  open('history')
  await segment.save()
  await load(`${segment.url}history/`)
}

async function load(url) {
  const place = part(sheets.history, 'history')
  const found = await fragment(url)
  if (found === null) place.textContent = place.dataset.failed
  else place.innerHTML = found
}

async function compare(event) {
  const form = event.target.closest('[data-compare]')
  if (!form) return
  event.preventDefault()
  await load(`${form.action}?${new URLSearchParams(new FormData(form))}`)
  sheets.history.querySelector('button[type="submit"], form button')?.focus()
}

function restore(event) {
  const words = event.target.closest('[data-restore]')?.dataset.restore
  if (words === undefined || !shown) return
  sheets.history.close()
  shown.unlock()
  shown.show(words)
  shown.field.focus()
  shown.save({ force: true })
}

// Signing in: in a frame of our own login page, with whatever steps it has. The page that it ends on tells us.
function askToSignIn() {
  if (touched().some(segment => segment.composing)) return setTimeout(askToSignIn, WAIT_MS)
  if (session.state === 'open') return
  const place = part(sheets['sign-in'], 'frame')
  if (!place.firstChild) {
    const frame = document.createElement('iframe')
    frame.title = place.dataset.title
    frame.src = sheets['sign-in'].dataset.address
    frame.addEventListener('load', () => frame.contentDocument?.querySelector('[name=username]')?.focus())
    place.append(frame)
  }
  open('sign-in')
}

function onSessionChange() {
  const isAnother = session.state === 'another'
  bench.hidden = isAnother // another person does not read what this one wrote
  bench.querySelector('[data-signed-out]').hidden = session.state === 'open'
  const said = part(sheets['sign-in'], 'another')
  for (const name of ['another', 'reload']) part(sheets['sign-in'], name).hidden = !isAnother
  for (const name of ['intro', 'window']) part(sheets['sign-in'], name).hidden = isAnother
  said.textContent = isAnother ? said.dataset.text.replaceAll('NAME', session.name) : ''
  part(sheets['sign-in'], 'frame').replaceChildren()
  if (session.state === 'open') sheets['sign-in'].close()
  else if (isAnother) open('sign-in')
  else askToSignIn()
}

if (bench) {
  for (const sheet of Object.values(sheets)) {
    sheet.querySelector('[data-close]')?.addEventListener('click', () => sheet.close())
  }
  bench.addEventListener('click', event => {
    const name = event.target.closest('[data-open]')?.dataset.open
    if (name === 'sign-in') askToSignIn()
    else if (name in sheets) open(name)
    if (event.target.closest('[data-act="history"]')) openHistory(of(event.target.closest('.segment')))
  })
  sheets.history.addEventListener('submit', compare)
  sheets.history.addEventListener('click', restore)
  onSession(onSessionChange)
  new BroadcastChannel('pho-hien-session').addEventListener('message', look)
}
