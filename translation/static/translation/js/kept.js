// Words that were not saved yet, kept in this browser: one entry per segment, for this person and translation only.

const bench = document.querySelector('[data-workbench]')
const PREFIX = 'pho-hien.kept'
const mine = bench ? `${PREFIX}.${bench.dataset.user}.${bench.dataset.translation}.` : ''
const KEPT_MS = 30 * 24 * 3600 * 1000

const nameOf = (position, version) => `${mine}${position}.${version}`

// A browser that keeps nothing (private windows, a full disk) must not stop the work.
function quietly(act, otherwise = null) {
  try { return act() } catch { return otherwise }
}

const names = () => quietly(() => Object.keys(localStorage), [])

export function keep(position, version, text) {
  const name = nameOf(position, version)
  return quietly(() => {
    localStorage.setItem(name, JSON.stringify({ text, at: Date.now() }))
    for (const other of of(position)) if (other !== name) localStorage.removeItem(other)
    return true
  }, false)
}

const of = position => names().filter(name => name.startsWith(`${mine}${position}.`))

export function forget(position) {
  quietly(() => of(position).forEach(name => localStorage.removeItem(name)))
}

// [{position, version, text}] of this person and translation, in the order of the text.
export function all() {
  const found = names().filter(name => name.startsWith(mine)).map(name => {
    const [position, version] = name.slice(mine.length).split('.').map(Number)
    const text = quietly(() => JSON.parse(localStorage.getItem(name)).text)
    return { position, version, text }
  })
  return found.filter(one => typeof one.text === 'string').sort((a, b) => a.position - b.position)
}

// What nobody came back for in a month goes, whosever it is.
for (const name of names().filter(name => name.startsWith(PREFIX))) {
  quietly(() => {
    if (!(Date.now() - JSON.parse(localStorage.getItem(name)).at < KEPT_MS)) localStorage.removeItem(name)
  })
}
