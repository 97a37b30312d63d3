// The workbench: writes segments with placeholders as chips, saves each without loading the page anew, and keeps in the
// browser what the server has not confirmed. While an input method composes, no key means anything here and nothing is
// saved. One set of listeners serves all segments, however many.

import * as kept from './kept.js'
import { askWhy, judge } from './judging.js'
import { pieces } from './placeholders.js'
import { of, part, touched } from './segment.js'
import { look, onSession, session } from './sending.js'

const bench = document.querySelector('[data-workbench]')

const fieldOf = event => event.target.closest?.('[data-part="field"]')
const segmentOf = event => of(event.target.closest('.segment'))

function nextOpen(from) {
  const all = [...bench.querySelectorAll('.segment:not([hidden])')]
  const after = all.slice(all.indexOf(from.element) + 1)
  const next = after.find(element => of(element).isOpen) ?? after[0]
  return next && of(next)
}

function onKey(event) {
  const segment = segmentOf(event)
  if (segment.composing || event.isComposing || event.keyCode === 229) return
  if (event.key !== 'Enter') return
  event.preventDefault()
  if (event.ctrlKey || event.metaKey) saveAndGoOn(segment)
}

// At once: what is typed while the save is on its way belongs to the next segment. Words that were not taken bring the
// person back, unless they write on already.
async function saveAndGoOn(segment) {
  const saving = segment.save({ force: segment.isOpen })
  if (segment.isInConflict) return
  const next = nextOpen(segment)
  next?.field.focus()
  await saving
  const isWaiting = document.activeElement === next?.field && !next.isUnsaved && !next.composing
  if (isWaiting && (segment.isInConflict || segment.isRefused)) segment.field.focus()
}

function onPaste(event) {
  event.preventDefault()
  segmentOf(event).insert(pieces(event.clipboardData.getData('text/plain').replace(/[ \t\r\n]+/g, ' ')))
}

const ACTS = {
  aside: (segment, button) => askWhy(segment, button.closest('.finding')),
  again: (segment, button) => judge(segment, button.closest('.finding'), ''),
  unlock: segment => { segment.unlock(); segment.field.focus() },
}
const WRITES = {
  copy: segment => { segment.field.focus(); segment.copySource() },
  accept: segment => segment.save({ force: true }),
  repair: (segment, button) => { segment.field.focus(); segment.show(button.dataset.text); segment.save() },
}

function onClick(event) {
  const button = event.target.closest('button')
  if (!button || !button.closest('.segment')) return
  const segment = segmentOf(event)
  ACTS[button.dataset.act]?.(segment, button)
  if (!segment.isEditable) return
  WRITES[button.dataset.act]?.(segment, button)
  if (button.dataset.insert !== undefined) {
    if (button.matches('.chip')) segment.insertChip(button.dataset.insert)
    else segment.insert(pieces(button.dataset.insert))
  } else if (button.dataset.match !== undefined) {
    segment.field.focus()
    segment.show(button.dataset.match)
  }
}

function listen(place) {
  const inField = (name, act) => place.addEventListener(name, event => { if (fieldOf(event)) act(event) })
  inField('focusin', event => segmentOf(event)) // knows the words before anybody writes
  inField('beforeinput', event => segmentOf(event))
  inField('input', event => { if (!segmentOf(event).composing) segmentOf(event).changed() })
  inField('compositionstart', event => { segmentOf(event).composing = true })
  inField('compositionend', event => {
    segmentOf(event).composing = false
    segmentOf(event).changed()
  })
  inField('keydown', onKey)
  inField('paste', onPaste)
  inField('drop', event => event.preventDefault())
  inField('focusout', event => segmentOf(event).save())
  place.addEventListener('click', onClick)
}

const saveAll = () => Promise.all(touched().map(segment => segment.save()))
const sendAgain = () => Promise.all(touched().map(segment => segment.saveAgain()))
const unsaved = () => touched().filter(segment => segment.isUnsaved)

// What is still being typed is saved first; then the form goes, from a task of its own: a form that is being
// submitted ignores a second wish.
async function beforeDeciding(event) {
  const { target: form, submitter } = event
  if (!unsaved().length) return
  event.preventDefault()
  await saveAll()
  if (unsaved().length) {
    unsaved()[0].field.focus()
    return
  }
  setTimeout(() => form.requestSubmit(submitter))
}

// What an earlier visit left unsaved comes back into its segments; nothing is sent before the person says so.
function offerKept() {
  const box = bench.querySelector('[data-kept-box]')
  const back = []
  for (const one of kept.all()) {
    const element = bench.querySelector(`#segment-${one.position}`)
    const segment = element && of(element)
    if (!segment?.isEditable) continue
    if (segment.text === one.text) kept.forget(one.position)
    else back.push({ segment, one, before: segment.stands() })
  }
  for (const { segment, one } of back) segment.putBack(one)
  box.hidden = !back.length
  part(box, 'kept-list').replaceChildren(...back.flatMap(({ segment }) => [linkTo(segment), ' ']))
  const done = act => async () => { await Promise.all(back.map(act)); box.hidden = true }
  box.querySelector('[data-act="save-kept"]').addEventListener('click', done(({ segment }) => segment.saveAgain()))
  box.querySelector('[data-act="drop-kept"]').addEventListener('click', done(({ segment, before }) => segment.drop(before)))
}

function linkTo(segment) {
  const link = document.createElement('a')
  link.href = `#segment-${segment.position}`
  link.textContent = segment.position
  return link
}

// What is typed is saved before another screen opens; words that are marked are looked for there.
async function toReplacing(event) {
  event.preventDefault()
  const link = event.currentTarget
  const marked = getSelection().toString().trim()
  await saveAll()
  if (!unsaved().length) location.href = marked && marked.length <= 200 ? `${link.href}?find=${encodeURIComponent(marked)}` : link.href
}

if (bench) {
  listen(part(bench, 'segments'))
  offerKept()
  bench.querySelector('.workbench__decide')?.addEventListener('submit', beforeDeciding)
  bench.querySelector('[data-open="replace"]')?.addEventListener('click', toReplacing)
  onSession(() => { if (session.state === 'open') sendAgain() })
  addEventListener('online', sendAgain)
  addEventListener('focus', () => { if (session.state !== 'open') look() })
  addEventListener('beforeunload', event => { if (unsaved().length) event.preventDefault() })
}
