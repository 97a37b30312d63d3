// Findings that may stand: asks why, and tells the server.

import { post } from './sending.js'
import { part, small } from './segment.js'

const words = document.querySelector('[data-workbench]')?.dataset

export function askWhy(segment, finding) {
  if (finding.querySelector('form')) return
  const form = document.createElement('form')
  form.className = 'finding__why'
  const reason = document.createElement('input')
  Object.assign(reason, { maxLength: 500, required: true, placeholder: words.reason })
  reason.setAttribute('aria-label', words.reason)
  const cancel = small(words.cancel, () => { form.remove(); segment.field.focus() })
  const stand = small(words.stand)
  stand.type = 'submit'
  form.append(reason, stand, cancel)
  form.addEventListener('submit', event => {
    event.preventDefault()
    judge(segment, form.closest('.finding'), reason.value)
  })
  finding.append(form)
  reason.focus()
}

export async function judge(segment, finding, reason) {
  const { check, about } = finding.dataset
  const said = await post(`${segment.url}finding/`, { check, about, reason })
  if (!said?.ok) return segment.say(said?.data?.message ?? (said?.ended ? words.signedOut : words.unsaved))
  part(segment.element, 'findings').querySelector('.finding__why')?.remove()
  segment.showFindings(said.data)
  segment.say(words.saved)
  segment.field.focus()
}
