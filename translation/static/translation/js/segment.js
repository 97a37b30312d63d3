// One segment on the screen: writes, keeps, saves, shows conflicts and findings. Made when it is first touched.

import * as kept from './kept.js'
import { pieces, sourceOf, textOf } from './placeholders.js'
import { post, session } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const RETRY_MS = 5000
const words = bench?.dataset

export const part = (root, name) => root.querySelector(`[data-part="${name}"]`)

// For people who do not see the screen: one place says what happens anywhere.
export const announce = text => { part(bench, 'said').textContent = text }

const made = new Map()
export const of = element => made.get(element) ?? new Segment(element)
export const touched = () => [...made.values()]

// The same source elsewhere in the text has these words as a suggestion now.
function fill(position, text) {
  const element = bench.querySelector(`#segment-${position}`)
  const segment = element && of(element)
  if (!segment?.isEditable || segment.isUnsaved || element.contains(document.activeElement)) return
  segment.field.replaceChildren(...pieces(text))
  segment.kept = text
  element.dataset.state = 'suggested'
  part(element, 'state').textContent = words.suggested
  if (!element.querySelector('[data-act="accept"]')) element.querySelector('.segment__actions').prepend(acceptButton(), ' ')
}

// The browser leaves the cursor inside a placeholder that was inserted last: nothing can be typed there, and no key leads out.
function leaveChip(selection) {
  const { anchorNode } = selection
  const chip = (anchorNode.nodeType === Node.TEXT_NODE ? anchorNode.parentElement : anchorNode).closest('.chip')
  if (!chip) return
  const range = document.createRange()
  range.setStartAfter(chip)
  selection.removeAllRanges()
  selection.addRange(range)
}

function acceptButton() {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'button button-small button-secondary', textContent: words.accept })
  button.dataset.act = 'accept'
  return button
}

export class Segment {
  constructor(element) {
    this.element = element
    this.field = part(element, 'field')
    this.kept = this.text
    this.saving = null
    this.composing = false
    this.isRefused = false // the server did not take these words
    made.set(element, this)
  }

  get position() { return Number(this.element.dataset.position) }
  get version() { return Number(this.element.dataset.version) }
  get url() { return `${words.segmentUrl}${this.position}/` }
  get isEditable() { return this.field.isContentEditable }
  get isUnsaved() { return this.isEditable && (this.saving !== null || this.text !== this.kept) }
  get isInConflict() { return this.element.querySelector('.segment__conflict') !== null }
  get isOpen() { return ['empty', 'suggested', 'stale'].includes(this.element.dataset.state) }
  get text() { return textOf(this.field) }

  show(text) {
    const range = document.createRange()
    range.selectNodeContents(this.field)
    this.write(range, pieces(text))
    if (this.text !== text.trim()) this.field.replaceChildren(...pieces(text))
    this.changed()
  }

  // In place of the range: by the browser's own editing where the person is in the field, so that Ctrl+Z takes it back.
  write(range, nodes) {
    const holder = document.createElement('div')
    holder.append(...nodes)
    if (document.activeElement === this.field) {
      const selection = getSelection()
      selection.removeAllRanges()
      selection.addRange(range)
      const isPlain = !holder.firstElementChild
      if (document.execCommand(isPlain ? 'insertText' : 'insertHTML', false, isPlain ? holder.textContent : holder.innerHTML)) return leaveChip(selection)
    }
    range.deleteContents()
    for (const node of [...holder.childNodes]) {
      range.insertNode(node)
      range.setStartAfter(node)
    }
    range.collapse(true)
  }

  // The words differ from what the server has: they are kept until it confirmed them.
  changed() {
    this.isRefused = false
    if (this.text === this.kept) kept.forget(this.position)
    else kept.keep(this.position, this.version, this.text)
  }

  say(text) {
    part(this.element, 'saved').textContent = text
    if (text) announce(`${this.position}: ${text}`)
  }

  insert(nodes) {
    const range = this.place()
    this.field.focus()
    this.write(range, nodes)
    this.changed()
  }

  // Where the cursor is, or what is marked; else the end.
  place() {
    const selection = getSelection()
    if (selection.rangeCount && this.field.contains(selection.anchorNode)) return selection.getRangeAt(0).cloneRange()
    const range = document.createRange()
    range.selectNodeContents(this.field)
    range.collapse(false)
    return range
  }

  // A placeholder that opens goes around the words that are marked, with the one that closes it.
  insertChip(token) {
    const range = this.place()
    const closing = token.replace('⟦', '⟦/')
    const isPair = !token.includes('/') && this.element.querySelector(`.segment__text [data-insert="${closing}"]`)
    if (!isPair || range.collapsed) return this.insert(pieces(token))
    const inside = document.createElement('div')
    inside.append(range.cloneContents())
    this.insert(pieces(`${token}${textOf(inside)}${closing}`))
  }

  copySource() { this.show(sourceOf(this.element)) }

  async save({ force = false } = {}) {
    if (!this.isEditable || this.composing) return
    if (this.isInConflict) return this.say(words.meanwhile)
    while (this.saving) await this.saving // two that wait would both send, and the second meet its own words
    if (this.isInConflict || (this.text === this.kept && !force)) return
    if (this.text !== this.kept) kept.keep(this.position, this.version, this.text)
    this.saving = this.send(this.text)
    await this.saving
    this.saving = null
  }

  async send(target) {
    if (session.state !== 'open') return this.say(words.signedOut)
    this.say(words.saving)
    const seen = part(bench, 'seen')
    const data = { target, version: this.version, seen: seen?.value ?? '', by: Number(words.user) }
    const answer = await post(this.url, data)
    if (!answer) {
      this.say(words.unsaved)
      setTimeout(() => this.saveAgain(), RETRY_MS)
    } else if (answer.ended) this.say(words.signedOut)
    else if (answer.ok) this.saved(target, answer.data)
    else if (answer.status === 409) this.conflict(answer.data)
    else {
      this.isRefused = true
      this.say(answer.data?.message ?? words.unsaved)
    }
  }

  // After a lost connection or signing in: not what the server refused, or what waits for a decision.
  saveAgain() {
    return this.isRefused || this.isInConflict || !this.isUnsaved ? undefined : this.save()
  }

  saved(sent, said) {
    this.kept = sent
    this.element.dataset.version = said.version
    this.element.dataset.state = said.state
    delete this.element.dataset.kept
    delete this.element.dataset.corrected
    if (this.text === sent) kept.forget(this.position)
    else this.changed()
    part(this.element, 'state').textContent = said.stateName.charAt(0).toUpperCase() + said.stateName.slice(1)
    for (const gone of ['[data-act="accept"]', '.segment__origin', '.segment__conflict', '.segment__corrected',
      '.segment__correction']) this.element.querySelector(gone)?.remove()
    for (const before of this.element.querySelectorAll('.segment__before')) before.remove()
    this.showCorrection(said)
    this.showFindings(said)
    for (const position of said.filled ?? []) fill(position, said.target)
    this.say(words.saved)
    part(bench, 'progress').value = said.progress.done
    part(bench, 'done').textContent = said.progress.done
    if (part(bench, 'seen')) part(bench, 'seen').value = said.seen
    bench.dispatchEvent(new CustomEvent('segmentsaved', { detail: this.element }))
  }

  // What a reviewer changed is marked at once, for them to look through before they decide.
  showCorrection({ correction, correctedBy }) {
    if (!correction) return
    this.element.dataset.corrected = ''
    this.element.querySelector('.segment__meta').insertAdjacentHTML('beforeend', ` ${correctedBy}`)
    this.field.insertAdjacentHTML('afterend', correction)
  }

  // A reason that somebody is writing stays with its finding.
  showFindings(said) {
    const place = part(this.element, 'findings')
    const form = place.querySelector('.finding__why')
    const writing = form?.contains(document.activeElement) ? document.activeElement : null
    const { check, about } = form?.closest('.finding').dataset ?? {}
    place.innerHTML = said.findings
    this.element.dataset.findings = said.openFindings
    const same = [...place.querySelectorAll('.finding:not(.finding--aside)')]
      .find(finding => finding.dataset.check === check && finding.dataset.about === about)
    if (!form || !same) return
    same.append(form)
    writing?.focus()
  }

  // Both texts are shown. Until the person decides, ours stays kept with the version that it was written on, and no
  // save gets through: the version is theirs only from then on.
  conflict(said) {
    this.say(said.message)
    const theirs = document.createElement('p')
    theirs.className = 'segment__theirs'
    theirs.lang = this.field.lang
    theirs.append(...pieces(said.target))
    this.element.querySelector('.segment__conflict')?.remove()
    const box = document.createElement('div')
    box.className = 'segment__conflict'
    const choose = (label, act) => small(label, () => {
      box.remove()
      this.element.dataset.version = said.version
      act()
      this.field.focus()
    })
    box.append(theirs, choose(words.theirs, () => this.take(said.target)),
      choose(words.mine, () => this.save({ force: true })))
    part(this.element, 'findings').before(box)
  }

  // What the server has already.
  take(target) {
    this.field.replaceChildren(...pieces(target))
    this.kept = this.text
    this.changed()
    delete this.element.dataset.kept
    this.say('')
  }

  // Words kept from an earlier visit come back into the field. Where the segment has changed since, both are shown.
  putBack({ text, version }) {
    const stood = { message: words.meanwhile, ...this.stands() }
    this.element.dataset.version = version
    this.element.dataset.kept = words.keptMark
    this.show(text)
    if (version !== stood.version) this.conflict(stood)
  }

  stands() { return { target: this.text, version: this.version } }

  // The kept words are not wanted: what stood here before they came back is shown again.
  drop({ target, version }) {
    this.element.querySelector('.segment__conflict')?.remove()
    this.element.dataset.version = version
    this.take(target)
  }

  unlock() {
    for (const gone of ['[data-act="unlock"]', '.segment__lock']) this.element.querySelector(gone)?.remove()
    this.field.contentEditable = 'true'
  }
}

export function small(label, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-small button-secondary'
  button.textContent = label
  if (act) button.addEventListener('click', act)
  return button
}
