// Sends what is written, and notices when the session ended: who is signed in now, and with which token.

const bench = document.querySelector('[data-workbench]')
const owner = Number(bench?.dataset.user)
const listeners = new Set()
const KEPT_ALIVE = 5000 // characters: a browser refuses to keep more than 64 KB alive
let token = bench?.querySelector('[name=csrfmiddlewaretoken]')?.value ?? ''

// 'open': the person of this page is signed in; 'ended': nobody is; 'another': somebody else is.
export const session = { state: 'open', name: '' }

export const onSession = listener => listeners.add(listener)

function become(state, name) {
  const isNew = session.state !== state || session.name !== name
  Object.assign(session, { state, name })
  if (isNew) for (const listener of listeners) listener(session)
}

// null without a connection; else whether the person of this page is signed in. Renews the token.
export async function look() {
  try {
    const answer = await fetch(bench.dataset.sessionUrl, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    if (answer.status >= 500) return null
    const said = isData(answer) ? await answer.json() : null
    if (said) take(said.token)
    become(!said ? 'ended' : said.user === owner ? 'open' : 'another', said?.name ?? '')
    return session.state === 'open'
  } catch {
    return null
  }
}

// The page's own forms need it as well.
function take(renewed) {
  token = renewed
  for (const input of document.querySelectorAll('[name=csrfmiddlewaretoken]')) input.value = renewed
}

const isData = answer => answer.ok && !answer.redirected && answer.headers.get('content-type')?.includes('json')

// What the server says, as {ok, status, data}; null without a connection; {ended: true} when the person is not
// signed in any more. A token that another sign-in made worthless is renewed once.
export async function post(url, data) {
  const first = await send(url, data)
  if (!first || !first.isDoubtful) return first
  const isMine = await look()
  if (isMine === null) return null
  return isMine ? withoutDoubt(await send(url, data)) : { ended: true }
}

const withoutDoubt = answer => answer?.isDoubtful ? { ok: false, status: 403, data: null } : answer

async function send(url, data) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-CSRFToken': token,
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: JSON.stringify(data),
      keepalive: data.target === undefined || data.target.length < KEPT_ALIVE,
    })
    if (answer.status >= 500) return null // a proxy without its server says so too
    const isJson = answer.headers.get('content-type')?.includes('json')
    const isDoubtful = answer.redirected || !isJson || [401, 403].includes(answer.status)
    return { ok: answer.ok, status: answer.status, data: isJson ? await answer.json() : null, isDoubtful }
  } catch {
    return null
  }
}

// A form of a fragment: {ok, html} with what comes back, null when it did not get there. As with post, a token that
// another sign-in made worthless is renewed once.
export async function postForm(url, data) {
  const first = await sendForm(url, data)
  if (!first?.isDoubtful) return first
  const again = await look() ? await sendForm(url, data) : null
  return again?.isDoubtful ? null : again
}

async function sendForm(url, data) {
  data.set('csrfmiddlewaretoken', token)
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'X-Requested-With': 'XMLHttpRequest' }, body: data })
    const isFragment = !answer.redirected && (answer.ok || answer.status === 422)
    if (isFragment) return { ok: answer.ok, html: await answer.text() }
    return answer.redirected || [401, 403].includes(answer.status) ? { isDoubtful: true } : null
  } catch {
    return null
  }
}

// A piece of a screen; null when it could not be had.
export async function fragment(url) {
  try {
    const answer = await fetch(url, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    if (answer.ok && !answer.redirected) return await answer.text()
    if ([401, 403].includes(answer.status) || answer.redirected) await look()
    return null
  } catch {
    return null
  }
}
