// Proposing a term: what is selected in the source and in the translation stands in the form.
// While an input method composes, no key means anything here.

import { fragment, postForm, session } from './sending.js'

const bench = document.querySelector('[data-workbench]')
const link = bench?.querySelector('[data-propose-term]')
const dialog = bench?.querySelector('[data-term-dialog]')
const selected = { vietnamese: '', form: '' } // what was marked last, on each side

function remember() {
  const selection = getSelection()
  const place = selection.anchorNode?.parentElement?.closest('.segment__text, .segment__original, [data-part="field"]')
  if (!place || !place.contains(selection.focusNode)) return
  if (place.matches('.segment__text[lang]')) return // words of another language, which the translator reads
  const side = place.matches('[data-part="field"]') ? 'form' : 'vietnamese'
  const words = selection.toString().replace(/\s+/g, ' ').trim()
  if (words) selected[side] = words.slice(0, 200)
}

async function open() {
  const html = await fragment(link.href)
  if (html === null) {
    if (session.state === 'open') location.assign(link.href)
    return
  }
  dialog.querySelector('[data-term-place]').innerHTML = html
  for (const [name, words] of Object.entries(selected)) {
    const field = dialog.querySelector(`[name="${name}"]`)
    if (field) field.value = words
  }
  if (!dialog.open) dialog.showModal()
  const fields = [...dialog.querySelectorAll('[name="vietnamese"], [name="form"]')]
  ;(fields.find(field => !field.value) ?? fields[0])?.focus()
}

function problem(place) {
  const said = place.querySelector('.remarks__error') ?? document.createElement('p')
  said.className = 'remarks__error'
  said.setAttribute('role', 'alert')
  said.textContent = document.querySelector('[data-remarks-words]').dataset.notSent
  place.prepend(said)
}

async function send(form) {
  const answer = await postForm(link.href, new FormData(form))
  const place = dialog.querySelector('[data-term-place]')
  if (!answer) {
    problem(place)
    return
  }
  place.innerHTML = answer.html
  if (!place.querySelector('[data-term-said]')) return
  selected.vietnamese = selected.form = ''
  dialog.querySelector('[data-close]').focus()
}

if (link && dialog) {
  document.addEventListener('selectionchange', remember)
  link.addEventListener('click', event => {
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.code !== 'KeyJ' || !event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    open()
  })
  dialog.addEventListener('submit', event => {
    if (!event.target.matches('[data-term-form]')) return
    event.preventDefault()
    send(event.target)
  })
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close())
}
