// One box ticks or unticks all segments that would be changed.

const form = document.querySelector('[data-replace]')
const all = form?.querySelector('[data-all]')
const boxes = form ? [...form.querySelectorAll('[name=take]')] : []

if (all && boxes.length > 1) {
  const box = all.querySelector('input')
  all.hidden = false
  box.addEventListener('change', () => { for (const one of boxes) one.checked = box.checked })
  form.addEventListener('change', () => { box.checked = boxes.every(one => one.checked) })
}
