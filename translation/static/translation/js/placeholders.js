// Texts with placeholders: as chips on the screen, as ⟦1⟧…⟦/1⟧ to the server. A bracket of the text is written twice.

export function pieces(text) {
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

// What a field holds, as text with placeholders.
export function textOf(field) {
  const read = node => node.nodeType === Node.TEXT_NODE ? node.data.replaceAll('⟦', '⟦⟦')
    : node.dataset?.token ?? (node.nodeName === 'BR' ? ' ' : [...node.childNodes].map(read).join(''))
  return [...field.childNodes].map(read).join('').trim()
}

// The source beside it: chips are buttons there, terms are marked.
export function sourceOf(segment) {
  const read = node => node.nodeType === Node.TEXT_NODE ? node.data.replaceAll('⟦', '⟦⟦')
    : node.dataset.insert ?? [...node.childNodes].map(read).join('')
  return [...segment.querySelector('.segment__text').childNodes].map(read).join('')
}
