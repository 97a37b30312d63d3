// Brings what an address or an answer points at into view. Segments far from the screen are not laid out: the browser
// guesses their height and, on a phone, stops thousands of pixels beside the one that it was sent to.

const bench = document.querySelector('[data-workbench]')
const FRAMES = 8 // until those on the way are laid out

export function reach(element, frames = FRAMES) {
  element.scrollIntoView({ block: element.matches('.segment') ? 'start' : 'center', behavior: 'instant' })
  if (frames > 1) requestAnimationFrame(() => reach(element, frames - 1))
}

function reachAddress() {
  const named = location.hash && document.getElementById(location.hash.slice(1))
  const element = named || bench.querySelector('[autofocus]')
  if (bench.contains(element)) reach(element)
}

if (bench) {
  if (document.readyState === 'complete') reachAddress()
  else addEventListener('load', reachAddress)
  addEventListener('hashchange', reachAddress)
}
