import { batch } from '@preact/signals'
import { cookieKeyText } from '../../../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { type ClientError, clientErrorOf } from '../../../app/client/client-error.ts'
import { LIST_ID } from '../../../shared/list-id.ts'
import { say, sayCount } from '../../../shared/words.ts'
import type { CookieDraft } from '../form/cookie-draft.ts'
import { type JarState, NEW_COOKIE } from './jar-state.ts'

/** Removes cookies one after the other. Undo restores them with every attribute. */
export async function removeCookies(jar: JarState, cookies: readonly JarCookie[]): Promise<void> {
  const removed: JarCookie[] = []
  jar.notices.dismiss()
  await jar.errors.guard(async () => {
    for (const cookie of cookies) {
      await jar.shell.client.call('jar.remove', cookie)
      removed.push(cookie)
    }
  })
  if (removed.length > 0) {
    jar.notices.notify(sayCount('said_cookies_removed', removed.length), { undo: () => bringBack(jar, removed) })
  }
  await jar.pageJar.refresh()
}

/**
 * Writes removed cookies again. @param removed loses each cookie that was written, so that a second try continues where
 * the first one failed
 */
async function bringBack(jar: JarState, removed: JarCookie[]): Promise<string> {
  const first = removed[0]
  const count = removed.length
  try {
    for (let cookie = removed[0]; cookie !== undefined; cookie = removed[0]) {
      await jar.shell.client.call('jar.set', { cookie })
      removed.shift()
    }
  } finally {
    await jar.pageJar.refresh()
  }
  if (first !== undefined) jar.currentKey.value = cookieKeyText(first)
  jar.notices.notify(sayCount('said_cookies_back', count))
  return LIST_ID
}

/**
 * Writes a cookie.
 * @param before the cookie that is edited; null for a new one
 * @returns the error to show at the form's fields; null when the cookie was written
 */
export async function saveCookie(
  jar: JarState,
  cookie: JarCookie,
  before: JarCookie | null,
): Promise<ClientError | null> {
  jar.notices.dismiss()
  try {
    const { client } = jar.shell
    const key = before === null ? NEW_COOKIE : cookieKeyText(before)
    const tabId = jar.tab.value?.id
    const saved = jar.drafts.peek()[key]
    const written = await client.call('jar.set', before === null ? { cookie } : { cookie, replaces: before })
    // Keep edits that were made, and a cookie that was opened, while the call was running.
    if (jar.drafts.peek()[key] === saved) dropDraft(jar, key)
    if (jar.currentKey.peek() === key) jar.currentKey.value = cookieKeyText(written)
    jar.notices.notify(say(before === null ? 'said_cookie_made' : 'said_cookie_saved'), {
      undo: () => undoSave(jar, written, before, tabId),
    })
    await jar.pageJar.refresh()
    return null
  } catch (error) {
    return clientErrorOf(error)
  }
}

async function undoSave(
  jar: JarState,
  written: JarCookie,
  before: JarCookie | null,
  tabId: number | undefined,
): Promise<string> {
  const { client } = jar.shell
  if (before === null) await client.call('jar.remove', written)
  else await client.call('jar.set', { cookie: before, replaces: written })
  // The view of another browser tab has its own current cookie.
  if (jar.tab.value?.id === tabId) jar.currentKey.value = before === null ? null : cookieKeyText(before)
  jar.notices.notify(say('said_cookie_as_before'))
  await jar.pageJar.refresh()
  return LIST_ID
}

/** Drops the unsaved edits of a cookie. */
export function dropDraft({ drafts }: Pick<JarState, 'drafts'>, key: string): void {
  const { [key]: _, ...others } = drafts.value
  drafts.value = others
}

/** Drops the unsaved edits of a cookie, with an Undo. */
export function cancelDraft(jar: JarState, key: string): void {
  const dropped = jar.drafts.peek()[key]
  dropDraft(jar, key)
  if (dropped !== undefined) offerBack(jar, key, dropped)
}

function offerBack(jar: JarState, key: string, dropped: CookieDraft): void {
  jar.notices.notify(say('said_typed_dropped'), {
    isOfView: true,
    undo: async () => restoreDraft(jar, key, dropped),
  })
}

/** Puts a dropped draft back into its form. Edits made there since are dropped in turn, with an Undo. */
function restoreDraft(jar: JarState, droppedKey: string, dropped: CookieDraft): string {
  const isThere = jar.pageJar.cookies.peek()?.some((cookie) => cookieKeyText(cookie) === droppedKey)
  const key = isThere ? droppedKey : NEW_COOKIE
  const since = jar.drafts.peek()[key]
  batch(() => {
    jar.drafts.value = { ...jar.drafts.peek(), [key]: dropped }
    jar.currentKey.value = key
    jar.frame.tab.value = 'jar'
    jar.frame.detailOpen.value = true
  })
  if (since === undefined) jar.notices.notify(say('said_typed_back'))
  else offerBack(jar, key, since)
  return 'cookie-name'
}
