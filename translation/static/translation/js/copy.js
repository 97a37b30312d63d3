// Copies a row's words for a message; where the clipboard is closed to pages, shows them selected.

const said = document.querySelector('[data-said]')

function say(words) {
  if (!said) return
  said.textContent = ''
  requestAnimationFrame(() => { said.textContent = words })
}

function show(button) {
  let field = button.parentElement.querySelector('.copy__words')
  if (!field) {
    field = document.createElement('textarea')
    field.className = 'copy__words'
    field.readOnly = true
    field.rows = 3
    field.setAttribute('aria-label', button.textContent)
    button.after(field)
  }
  field.value = button.dataset.copy
  field.focus()
  field.select()
  say(button.dataset.select)
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  try {
    await navigator.clipboard.writeText(button.dataset.copy)
    say(button.dataset.copied)
  } catch {
    show(button)
  }
})
