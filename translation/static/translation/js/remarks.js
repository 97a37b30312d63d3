// Remarks under a segment: asked for when they are opened, sent without loading the page anew.
// While an input method composes, no key means anything here.

import { fragment, postForm } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const words = document.querySelector('[data-remarks-words]')?.dataset
const SHOWN = 8 // people offered at once

let composing = false

const isComposing = event => composing || event.isComposing || event.keyCode === 229
const partsOf = control => ({
  button: control.querySelector('[data-remarks-open]'),
  place: control.querySelector('[data-remarks-place]'),
})

function show(control, html) {
  const { button, place } = partsOf(control)
  place.innerHTML = html
  const found = place.querySelector('[data-remarks-of]')
  if (!found) return
  button.querySelector('[data-remarks-total]').textContent = found.dataset.total
  button.classList.toggle('has-open', found.dataset.open !== '0')
  control.closest('.segment').dataset.remarks = found.dataset.open
}

async function open(control) {
  const { button, place } = partsOf(control)
  if (place.hidden) {
    place.hidden = false
    button.setAttribute('aria-expanded', 'true')
    place.tabIndex = -1
    place.focus() // who types on at once writes into no translation
    const written = keep(control)
    const html = await fragment(control.dataset.url)
    if (html !== null) show(control, html)
    else if (!written.length) place.textContent = words.notLoaded
    restore(control, written)
  }
  place.querySelector('.remarks__form textarea')?.focus()
}

function close(control) {
  const { button, place } = partsOf(control)
  place.hidden = true
  button.setAttribute('aria-expanded', 'false')
  button.focus()
}

async function send(form, submitter) {
  const control = form.closest('[data-remarks-control]')
  const data = new FormData(form, submitter)
  for (const button of form.querySelectorAll('button')) button.disabled = true
  const answer = await postForm(form.action, data)
  for (const button of form.querySelectorAll('button')) button.disabled = false
  if (!answer) {
    problem(form)
    return
  }
  const written = keep(control, answer.ok ? form : null)
  show(control, answer.html)
  restore(control, written)
  control.querySelector('.remarks__form textarea')?.focus()
}

// What stands in the other fields of the segment is not lost when its remarks are shown anew.
function keep(control, sent) {
  const fields = [...control.querySelectorAll('textarea')].filter(field => field.form !== sent && field.value)
  return fields.map(field => [field.id, field.value])
}

function restore(control, written) {
  for (const [id, value] of written) {
    const field = control.querySelector(`#${id}`)
    if (field) field.value = value
  }
}

function problem(form) {
  const said = form.querySelector('.remarks__error') ?? document.createElement('p')
  said.className = 'remarks__error'
  said.setAttribute('role', 'alert')
  said.textContent = words.notSent
  form.prepend(said)
}

// Typing @ offers people; their names come with the fragment.
class Mentions {
  constructor(field) {
    this.field = field
    this.names = [...field.closest('[data-remarks-of]').querySelectorAll('[data-remark-people] li')]
      .map(item => item.textContent)
    this.list = document.createElement('ul')
    this.list.className = 'mentions'
    this.list.id = `people-${field.id}`
    this.list.setAttribute('role', 'listbox')
    this.list.addEventListener('mousedown', event => {
      event.preventDefault()
      const option = event.target.closest('[role=option]')
      if (option) this.take(option)
    })
    field.setAttribute('aria-controls', this.list.id)
    field.setAttribute('aria-autocomplete', 'list')
    field.after(this.list)
    this.hide()
  }

  get isOpen() { return !this.list.hidden }
  get chosen() { return this.list.querySelector('[aria-selected=true]') }

  look() {
    const before = this.field.value.slice(0, this.field.selectionStart)
    const typed = before.match(/(?:^|\s)@([^@\n]{0,40})$/)?.[1]
    const wanted = typed?.normalize('NFC').toLocaleLowerCase('vi')
    const found = typed === undefined ? [] : this.names.filter(name => fits(name, wanted)).slice(0, SHOWN)
    this.typed = typed
    this.list.replaceChildren(...found.map((name, number) => this.option(name, number)))
    if (found.length) this.choose(0)
    else this.hide()
  }

  option(name, number) {
    const option = document.createElement('li')
    option.id = `${this.list.id}-${number}`
    option.setAttribute('role', 'option')
    option.textContent = name
    return option
  }

  choose(number) {
    this.list.hidden = false
    const options = [...this.list.children]
    const wanted = (number + options.length) % options.length
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === wanted)))
    this.field.setAttribute('aria-activedescendant', options[wanted].id)
  }

  move(step) { this.choose([...this.list.children].indexOf(this.chosen) + step) }

  hide() {
    this.list.hidden = true
    this.field.removeAttribute('aria-activedescendant')
  }

  take(option = this.chosen) {
    const end = this.field.selectionStart
    this.field.setRangeText(`${option.textContent} `, end - this.typed.length, end, 'end')
    this.hide()
  }
}

// Any word of the name may be typed: Vietnamese people are called by the last one.
function fits(name, wanted) {
  const words = name.normalize('NFC').toLocaleLowerCase('vi')
  return words.startsWith(wanted) || words.split(/\s+/).some(word => word.startsWith(wanted))
}

const mentions = new WeakMap()

function mentionsOf(field) {
  if (!mentions.has(field)) mentions.set(field, new Mentions(field))
  return mentions.get(field)
}

const KEYS = {
  ArrowDown: people => people.move(1),
  ArrowUp: people => people.move(-1),
  Enter: people => people.take(),
  Tab: people => people.take(),
  Escape: people => people.hide(),
}

function onKey(event) {
  if (isComposing(event)) return
  const control = event.target.closest('[data-remarks-control]')
  const field = event.target.closest('[data-remark-text]')
  const people = field && mentionsOf(field)
  if (people?.isOpen && event.key in KEYS && !event.ctrlKey && !event.altKey) {
    KEYS[event.key](people)
  } else if (field && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    field.form.requestSubmit(field.form.querySelector('button'))
  } else if (event.key === 'Escape' && event.target.closest('[data-remarks-place]')) {
    close(control)
  } else if (event.altKey && field && /^Key[A-JL-Z]$/.test(event.code)) {
    event.stopPropagation() // a key for the translation means nothing in a remark
    return
  } else return
  event.preventDefault()
  event.stopPropagation()
}

function onAltK(event) {
  if (isComposing(event) || event.code !== 'KeyK' || !event.altKey || event.ctrlKey || event.metaKey) return
  const control = document.activeElement?.closest?.('.segment')?.querySelector('[data-remarks-control]')
  if (!control) return
  event.preventDefault()
  open(control)
}

function openFromAddress() {
  const place = document.getElementById(location.hash.match(/^#(remarks-\d+)$/)?.[1])
  const control = place?.closest('[data-remarks-control]')
  if (!control) return
  open(control)
  control.closest('.segment').scrollIntoView({ block: 'center' })
}

if (bench) {
  document.addEventListener('compositionstart', () => { composing = true }, true)
  document.addEventListener('compositionend', () => { composing = false }, true)
  document.addEventListener('keydown', onAltK)
  bench.addEventListener('keydown', onKey)
  bench.addEventListener('click', event => {
    const control = event.target.closest('[data-remarks-open]')?.closest('[data-remarks-control]')
    if (!control) return
    if (partsOf(control).place.hidden) open(control)
    else close(control)
  })
  bench.addEventListener('input', event => {
    if (event.target.matches('[data-remark-text]') && !event.isComposing) mentionsOf(event.target).look()
  })
  bench.addEventListener('compositionend', event => {
    if (event.target.matches('[data-remark-text]')) mentionsOf(event.target).look()
  })
  bench.addEventListener('focusout', event => {
    if (event.target.matches('[data-remark-text]')) mentions.get(event.target)?.hide()
  })
  bench.addEventListener('submit', event => {
    if (!event.target.matches('[data-remark-form]')) return
    event.preventDefault()
    send(event.target, event.submitter)
  })
  addEventListener('beforeunload', event => {
    if ([...bench.querySelectorAll('[data-remark-text]')].some(field => field.value.trim())) event.preventDefault()
  })
  addEventListener('hashchange', openFromAddress)
  openFromAddress()
}
