// The workbench: writes segments with placeholders as chips, saves each without loading the page anew.
// While an input method composes, no key means anything here and nothing is saved.

const bench = document.querySelector('[data-workbench]')
const token = bench?.querySelector('[name=csrfmiddlewaretoken]')?.value
const RETRY_MS = 5000

const part = (root, name) => root.querySelector(`[data-part="${name}"]`)

class Segment {
  constructor(element) {
    this.element = element
    this.field = part(element, 'field')
    this.kept = this.text
    this.composing = false
    this.saving = null
    this.field.addEventListener('compositionstart', () => { this.composing = true })
    this.field.addEventListener('compositionend', () => { this.composing = false })
    this.field.addEventListener('keydown', event => this.onKey(event))
    this.field.addEventListener('paste', event => this.onPaste(event))
    this.field.addEventListener('drop', event => event.preventDefault())
    this.field.addEventListener('blur', () => this.save())
    element.addEventListener('click', event => this.onClick(event))
  }

  get isEditable() { return this.field.isContentEditable }
  get isUnsaved() { return this.isEditable && (this.saving !== null || this.text !== this.kept) }
  get isOpen() { return ['empty', 'suggested', 'stale'].includes(this.element.dataset.state) }

  get text() {
    const read = node => node.nodeType === Node.TEXT_NODE ? node.data.replaceAll('⟦', '⟦⟦')
      : node.dataset?.token ?? (node.nodeName === 'BR' ? ' ' : [...node.childNodes].map(read).join(''))
    return [...this.field.childNodes].map(read).join('').trim()
  }

  show(text) {
    this.field.replaceChildren(...pieces(text))
  }

  onKey(event) {
    if (this.composing || event.isComposing || event.keyCode === 229) return
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) this.save({ force: this.isOpen }).then(() => nextOpen(this)?.field.focus())
  }

  onPaste(event) {
    event.preventDefault()
    const words = event.clipboardData.getData('text/plain').replace(/\s+/g, ' ')
    this.insert(pieces(words))
  }

  onClick(event) {
    const button = event.target.closest('button')
    if (!button) return
    if (button.dataset.act === 'aside') this.askWhy(button.closest('.finding'))
    if (button.dataset.act === 'again') this.judge(button.closest('.finding'), '')
    if (button.dataset.act === 'unlock') this.unlock(button)
    if (!this.isEditable) return
    if (button.dataset.insert !== undefined) {
      this.insert(pieces(button.dataset.insert))
      this.field.focus()
    }
    if (button.dataset.match !== undefined) {
      this.show(button.dataset.match)
      this.field.focus()
    }
    if (button.dataset.act === 'copy') {
      this.show(this.sourceText())
      this.field.focus()
    }
    if (button.dataset.act === 'accept') this.save({ force: true })
    if (button.dataset.act === 'repair') {
      this.show(button.dataset.text)
      this.save()
    }
  }

  unlock(button) {
    button.remove()
    this.element.querySelector('.segment__lock')?.remove()
    this.field.contentEditable = 'true'
    this.field.focus()
  }

  askWhy(finding) {
    if (finding.querySelector('form')) return
    const form = document.createElement('form')
    form.className = 'finding__why'
    const reason = document.createElement('input')
    Object.assign(reason, { maxLength: 500, required: true, placeholder: bench.dataset.reason })
    reason.setAttribute('aria-label', bench.dataset.reason)
    const cancel = small(bench.dataset.cancel, () => form.remove())
    const stand = small(bench.dataset.stand)
    stand.type = 'submit'
    form.append(reason, stand, cancel)
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.judge(form.closest('.finding'), reason.value)
    })
    finding.append(form)
    reason.focus()
  }

  async judge(finding, reason) {
    const { check, about } = finding.dataset
    const said = await post(this.element.dataset.findingUrl, { check, about, reason })
    if (said?.ok) this.judged(said.data)
    else this.say(said?.data?.message ?? bench.dataset.unsaved)
  }

  // A reason that somebody is writing stays with its finding.
  showFindings(html) {
    const place = part(this.element, 'findings')
    const form = place.querySelector('.finding__why')
    const writing = form?.contains(document.activeElement) ? document.activeElement : null
    const { check, about } = form?.closest('.finding').dataset ?? {}
    place.innerHTML = html
    const same = [...place.querySelectorAll('.finding:not(.finding--aside)')]
      .find(finding => finding.dataset.check === check && finding.dataset.about === about)
    if (!form || !same) return
    same.append(form)
    writing?.focus()
  }

  judged(said) {
    part(this.element, 'findings').querySelector('.finding__why')?.remove()
    this.showFindings(said.findings)
    part(bench, 'seen').value = said.seen
    this.say(bench.dataset.saved)
  }

  sourceText() {
    const read = node => node.nodeType === Node.TEXT_NODE ? node.data.replaceAll('⟦', '⟦⟦') : node.dataset.insert
    return [...this.element.querySelector('.segment__source .segment__text').childNodes].map(read).join('')
  }

  insert(nodes) {
    const selection = getSelection()
    const inside = selection.rangeCount && this.field.contains(selection.anchorNode)
    const range = inside ? selection.getRangeAt(0) : document.createRange()
    if (!inside) {
      range.selectNodeContents(this.field)
      range.collapse(false)
    }
    range.deleteContents()
    for (const node of nodes) {
      range.insertNode(node)
      range.setStartAfter(node)
    }
    range.collapse(true)
    selection.removeAllRanges()
    selection.addRange(range)
  }

  say(text) { part(this.element, 'saved').textContent = text }

  async save({ force = false } = {}) {
    if (!this.isEditable || this.composing) return
    if (this.saving) await this.saving
    if (this.text === this.kept && !force) return
    this.saving = this.send(this.text)
    await this.saving
    this.saving = null
  }

  async send(target) {
    this.say(bench.dataset.saving)
    const answer = await post(this.element.dataset.url, { target, version: Number(this.element.dataset.version) })
    if (!answer) {
      this.say(bench.dataset.unsaved)
      setTimeout(() => this.save(), RETRY_MS)
    } else if (answer.ok) this.saved(target, answer.data)
    else if (answer.status === 409) this.conflict(answer.data)
    else this.say(answer.data?.message ?? bench.dataset.unsaved)
  }

  saved(sent, said) {
    this.kept = sent
    this.element.dataset.version = said.version
    this.element.dataset.state = said.state
    part(this.element, 'state').textContent = said.stateName.charAt(0).toUpperCase() + said.stateName.slice(1)
    this.element.querySelector('[data-act="accept"]').hidden = true
    this.element.querySelector('.segment__origin')?.remove()
    this.element.querySelector('.segment__before')?.remove()
    this.showFindings(said.findings)
    this.say(bench.dataset.saved)
    part(bench, 'progress').value = said.progress.done
    part(bench, 'done').textContent = said.progress.done
    part(bench, 'seen').value = said.seen
  }

  conflict(said) {
    this.say(said.message)
    const theirs = document.createElement('p')
    theirs.className = 'segment__theirs'
    theirs.append(...pieces(said.target))
    const choose = (label, act) => small(label, () => { box.remove(); act() })
    this.element.querySelector('.segment__conflict')?.remove()
    const box = document.createElement('div')
    box.className = 'segment__conflict'
    this.element.dataset.version = said.version
    box.append(theirs,
      choose(bench.dataset.theirs, () => { this.show(said.target); this.kept = this.text; this.say('') }),
      choose(bench.dataset.mine, () => this.save({ force: true })))
    part(this.element, 'findings').before(box)
  }
}

function pieces(text) {
  const nodes = []
  const word = words => { if (words) nodes.push(document.createTextNode(words.replaceAll('⟦⟦', '⟦'))) }
  let position = 0
  for (const match of text.matchAll(/⟦⟦|⟦\/?\d{1,4}\/?⟧/g)) {
    if (match[0] === '⟦⟦') continue
    word(text.slice(position, match.index))
    nodes.push(chip(match[0]))
    position = match.index + match[0].length
  }
  word(text.slice(position))
  return nodes
}

function chip(words) {
  const element = document.createElement('span')
  element.className = 'chip'
  element.contentEditable = 'false'
  element.dataset.token = words
  element.textContent = words
  return element
}

function small(label, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-small button-secondary'
  button.textContent = label
  if (act) button.addEventListener('click', act)
  return button
}

// What the server says, as {ok, status, data}; null when there is no connection.
async function post(url, data) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRFToken': token },
      body: JSON.stringify(data),
      keepalive: true,
    })
    const isData = answer.headers.get('content-type')?.includes('json')
    return { ok: answer.ok, status: answer.status, data: isData ? await answer.json() : null }
  } catch {
    return null
  }
}

const segments = bench ? [...bench.querySelectorAll('.segment')].map(element => new Segment(element)) : []

function nextOpen(from) {
  const after = segments.slice(segments.indexOf(from) + 1)
  return after.find(segment => segment.isOpen) ?? after[0]
}

// What is still being typed is saved first; then the form goes, from a task of its own: a form that is being
// submitted ignores a second wish.
bench?.querySelector('.workbench__decide')?.addEventListener('submit', async event => {
  const { target: form, submitter } = event
  if (!segments.some(segment => segment.isUnsaved)) return
  event.preventDefault()
  await Promise.all(segments.map(segment => segment.save()))
  if (segments.some(segment => segment.isUnsaved)) return
  setTimeout(() => form.requestSubmit(submitter))
})

addEventListener('beforeunload', event => {
  if (segments.some(segment => segment.isUnsaved)) event.preventDefault()
})
