import { batch } from '@preact/signals'
import { cookieKeyText } from '../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { type Trouble, troubleOf } from '../client.ts'
import { LIST_ID } from '../parts/virtual-list.tsx'
import { tell } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { say, sayCount } from '../words.ts'
import type { CookieDraft } from './cookie-draft.ts'
import type { Jar } from './jar-state.ts'
import { NEW_COOKIE } from './new-cookie.ts'

/** Removes them, one after the other; says how many went, and brings every attribute back when asked. */
export async function removeCookies(app: App, jar: Jar, cookies: readonly JarCookie[]): Promise<void> {
  const gone: JarCookie[] = []
  app.said.value = null
  await app.troubles.guard(async () => {
    for (const cookie of cookies) {
      await app.shell.client.call('jar.remove', cookie)
      gone.push(cookie)
    }
  })
  if (gone.length > 0) tell(app, sayCount('said_cookies_removed', gone.length), () => bringBack(app, jar, gone))
  await jar.refresh()
}

/** Where it stops half way, the others come back when it is asked again. */
async function bringBack(app: App, jar: Jar, gone: JarCookie[]): Promise<string> {
  const first = gone[0]
  const count = gone.length
  try {
    for (let cookie = gone[0]; cookie !== undefined; cookie = gone[0]) {
      await app.shell.client.call('jar.set', { cookie })
      gone.shift()
    }
  } finally {
    await jar.refresh()
  }
  if (first !== undefined) app.view.jarCookie.value = cookieKeyText(first)
  tell(app, sayCount('said_cookies_back', count))
  return LIST_ID
}

/** @returns what was wrong, when the cookie was not written: it belongs at the fields of the form */
export async function saveCookie(
  app: App,
  jar: Jar,
  cookie: JarCookie,
  before: JarCookie | null,
): Promise<Trouble | null> {
  app.said.value = null
  try {
    const { client } = app.shell
    const key = before === null ? NEW_COOKIE : cookieKeyText(before)
    const tabId = app.tab.value?.id
    const typed = app.view.jarDrafts.peek()[key]
    const held = await client.call('jar.set', before === null ? { cookie } : { cookie, replaces: before })
    // What was typed meanwhile stays, and so does another cookie that was opened.
    if (app.view.jarDrafts.peek()[key] === typed) dropDraft(app, key)
    if (app.view.jarCookie.peek() === key) app.view.jarCookie.value = cookieKeyText(held)
    const said = say(before === null ? 'said_cookie_made' : 'said_cookie_saved')
    tell(app, said, () => undo(app, jar, held, before, tabId))
    await jar.refresh()
    return null
  } catch (error) {
    return troubleOf(error)
  }
}

async function undo(
  app: App,
  jar: Jar,
  held: JarCookie,
  before: JarCookie | null,
  tabId: number | undefined,
): Promise<string> {
  const { client } = app.shell
  if (before === null) await client.call('jar.remove', held)
  else await client.call('jar.set', { cookie: before, replaces: held })
  // The view of another tab has a choice of its own.
  if (app.tab.value?.id === tabId) app.view.jarCookie.value = before === null ? null : cookieKeyText(before)
  tell(app, say('said_cookie_as_before'))
  await jar.refresh()
  return LIST_ID
}

/** Forgets what was typed for a cookie. */
export function dropDraft(app: App, key: string): void {
  const { [key]: _, ...others } = app.view.jarDrafts.value
  app.view.jarDrafts.value = others
}

/** As `dropDraft`, of what was not meant: says so, with the way back. */
export function cancelDraft(app: App, jar: Jar, key: string): void {
  const dropped = app.view.jarDrafts.peek()[key]
  dropDraft(app, key)
  if (dropped !== undefined) tell(app, say('said_typed_dropped'), async () => typeAgain(app, jar, key, dropped), true)
}

/** What was typed in the same form since changes places with it. */
function typeAgain(app: App, jar: Jar, of: string, dropped: CookieDraft): string {
  const { view } = app
  const isThere = jar.cookies.peek()?.some((cookie) => cookieKeyText(cookie) === of)
  const key = isThere ? of : NEW_COOKIE
  const since = view.jarDrafts.peek()[key]
  batch(() => {
    view.jarDrafts.value = { ...view.jarDrafts.peek(), [key]: dropped }
    view.jarCookie.value = key
    view.tab.value = 'jar'
    view.opened.value = true
  })
  if (since === undefined) tell(app, say('said_typed_back'))
  else tell(app, say('said_typed_dropped'), async () => typeAgain(app, jar, key, since), true)
  return 'cookie-name'
}
