import { ApiError } from '../../../src/contract/api-error.ts'
import type { Journal } from '../../../src/jar/journal.ts'
import { fromStored, toStored } from '../../../src/jar/journal-form.ts'
import { browser } from '../../browser.ts'

const KEY = 'jar-journal'
const UNREADABLE = 'jar-journal:unreadable'
/** In memory only: gone with the browser's session, or when the extension is switched off or updated. */
const ALIVE = 'jar-journal:alive'

// Private windows leave nothing on disk; their jar is gone with them, and the journal with it.
const area = () => (browser.extension.inIncognitoContext ? browser.storage.session : browser.storage.local)

/** @returns the journal, and whether the browser has run without a break since it was written */
export async function readJournal(): Promise<{ journal: Journal; sameSession: boolean }> {
  const [stored, alive, tabs] = await Promise.all([
    area().get(KEY),
    browser.storage.session.get(ALIVE),
    browser.tabs.query({}),
  ])
  if (stored[KEY] === undefined) return { journal: new Map(), sameSession: true }
  const read = fromStored(stored[KEY])
  if (!read || read.lost > 0) {
    // It is kept beside: a later version may read it. What can be read is there when it is asked for again.
    await area().set({ [UNREADABLE]: stored[KEY] })
    if (read && read.journal.size > 0) await area().set({ [KEY]: toStored(read.journal, read.tabs) })
    else await area().remove(KEY)
    throw new ApiError({ code: 'internal', field: KEY, detail: 'the journal of the jar is unreadable' })
  }
  // Switched off and on again, the extension has lost its session; a tab that was open then and is open still tells.
  const open = new Set(tabs.map(({ id }) => id))
  return { journal: read.journal, sameSession: alive[ALIVE] === true || read.tabs.some((tab) => open.has(tab)) }
}

/** From now on, until the session ends, the journal is of this session. */
export async function markSession(): Promise<void> {
  await browser.storage.session.set({ [ALIVE]: true })
}

/** @returns the tabs that are stored with it */
export async function writeJournal(journal: Journal): Promise<number[]> {
  if (journal.size === 0) {
    await area().remove(KEY)
    return []
  }
  const tabs = (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]))
  await area().set({ [KEY]: toStored(journal, tabs) })
  return tabs
}
