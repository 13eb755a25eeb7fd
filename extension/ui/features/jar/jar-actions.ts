import { batch } from '@preact/signals'
import { cookieKeyText } from '../../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import type { App } from '../../app/app.ts'
import { type ClientError, clientErrorOf } from '../../app/shell/client.ts'
import { LIST_ID } from '../../shared/parts/virtual-list.tsx'
import { say, sayCount } from '../../shared/words.ts'
import type { CookieDraft } from './cookie/cookie-draft.ts'
import { NEW_COOKIE } from './cookie/new-cookie.ts'
import { jarSlice } from './jar-slice.ts'
import type { Jar } from './jar-state.ts'

/** Removes them, one after the other; says how many went, and brings every attribute back when asked. */
export async function removeCookies(app: App, jar: Jar, cookies: readonly JarCookie[]): Promise<void> {
  const gone: JarCookie[] = []
  app.notices.dismiss()
  await app.errors.guard(async () => {
    for (const cookie of cookies) {
      await app.shell.client.call('jar.remove', cookie)
      gone.push(cookie)
    }
  })
  if (gone.length > 0)
    app.notices.notify(sayCount('said_cookies_removed', gone.length), () => bringBack(app, jar, gone))
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
  const state = jarSlice(app.view)
  if (first !== undefined) state.current.value = cookieKeyText(first)
  app.notices.notify(sayCount('said_cookies_back', count))
  return LIST_ID
}

/** @returns what was wrong, when the cookie was not written: it belongs at the fields of the form */
export async function saveCookie(
  app: App,
  jar: Jar,
  cookie: JarCookie,
  before: JarCookie | null,
): Promise<ClientError | null> {
  app.notices.dismiss()
  try {
    const { client } = app.shell
    const key = before === null ? NEW_COOKIE : cookieKeyText(before)
    const tabId = app.tab.value?.id
    const state = jarSlice(app.view)
    const typed = state.drafts.peek()[key]
    const held = await client.call('jar.set', before === null ? { cookie } : { cookie, replaces: before })
    // What was typed meanwhile stays, and so does another cookie that was opened.
    if (state.drafts.peek()[key] === typed) dropDraft(app, key)
    if (state.current.peek() === key) state.current.value = cookieKeyText(held)
    const said = say(before === null ? 'said_cookie_made' : 'said_cookie_saved')
    app.notices.notify(said, () => undo(app, jar, held, before, tabId))
    await jar.refresh()
    return null
  } catch (error) {
    return clientErrorOf(error)
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
  if (app.tab.value?.id === tabId) jarSlice(app.view).current.value = before === null ? null : cookieKeyText(before)
  app.notices.notify(say('said_cookie_as_before'))
  await jar.refresh()
  return LIST_ID
}

/** Forgets what was typed for a cookie. */
export function dropDraft(app: App, key: string): void {
  const state = jarSlice(app.view)
  const { [key]: _, ...others } = state.drafts.value
  state.drafts.value = others
}

/** As `dropDraft`, of what was not meant: says so, with the way back. */
export function cancelDraft(app: App, jar: Jar, key: string): void {
  const dropped = jarSlice(app.view).drafts.peek()[key]
  dropDraft(app, key)
  if (dropped !== undefined)
    app.notices.notify(say('said_typed_dropped'), async () => typeAgain(app, jar, key, dropped), true)
}

/** What was typed in the same form since changes places with it. */
function typeAgain(app: App, jar: Jar, of: string, dropped: CookieDraft): string {
  const { view } = app
  const state = jarSlice(view)
  const isThere = jar.cookies.peek()?.some((cookie) => cookieKeyText(cookie) === of)
  const key = isThere ? of : NEW_COOKIE
  const since = state.drafts.peek()[key]
  batch(() => {
    state.drafts.value = { ...state.drafts.peek(), [key]: dropped }
    state.current.value = key
    view.tab.value = 'jar'
    view.detailOpen.value = true
  })
  if (since === undefined) app.notices.notify(say('said_typed_back'))
  else app.notices.notify(say('said_typed_dropped'), async () => typeAgain(app, jar, key, since), true)
  return 'cookie-name'
}
