import { ApiError } from '../../../src/contract/api-error.ts'
import type { DisplacedCookies } from '../../../src/jar/displaced-cookies.ts'
import { fromStored, toStored } from '../../../src/jar/displaced-cookies-codec.ts'
import type { StorageArea } from '../storage-area.ts'

const KEY = 'jar-journal'
const UNREADABLE_KEY = 'jar-journal:unreadable'
/** In `storage.session`, so it disappears with the browser session, and when the extension is switched off or updated. */
const ALIVE_KEY = 'jar-journal:alive'

interface TabsApi {
  query(filter: object): Promise<readonly { readonly id?: number | undefined }[]>
}

interface StoreDeps {
  /** `storage.local`, or `storage.session` in a background of private windows, so that none of their data is on disk. */
  readonly area: StorageArea
  readonly session: Pick<StorageArea, 'get' | 'set'>
  readonly tabs: TabsApi
}

/** Stores displaced cookies so that they survive restarts of the background, of the extension and of the browser. */
export class DisplacedCookieStore {
  readonly #deps: StoreDeps

  constructor(deps: StoreDeps) {
    this.#deps = deps
  }

  /**
   * @returns the displaced cookies, and whether this is still the browser session in which they were written
   * @throws ApiError when the stored data is unreadable; it is kept under another key, and the next read returns its
   * readable part
   */
  async read(): Promise<{ displaced: DisplacedCookies; sameSession: boolean }> {
    const { area, session, tabs } = this.#deps
    const [stored, alive, open] = await Promise.all([area.get(KEY), session.get(ALIVE_KEY), tabs.query({})])
    if (stored[KEY] === undefined) return { displaced: new Map(), sameSession: true }
    const found = fromStored(stored[KEY])
    if (!found || found.lost > 0) {
      // Keep a copy: a later version may be able to read it.
      await area.set({ [UNREADABLE_KEY]: stored[KEY] })
      if (found && found.displaced.size > 0) await area.set({ [KEY]: toStored(found.displaced, found.tabs) })
      else await area.remove(KEY)
      throw new ApiError({ code: 'internal', field: KEY, detail: 'the stored displaced cookies are unreadable' })
    }
    // Switching the extension off and on clears `storage.session`. A tab that was open then and still is proves that the
    // session is the same.
    const openTabs = new Set(open.map(({ id }) => id))
    const sameSession = alive[ALIVE_KEY] === true || found.tabs.some((tab) => openTabs.has(tab))
    return { displaced: found.displaced, sameSession }
  }

  /** Records that the stored cookies belong to this browser session. */
  async markSession(): Promise<void> {
    await this.#deps.session.set({ [ALIVE_KEY]: true })
  }

  /** @returns ids of the open tabs, which are stored with the cookies */
  async write(displaced: DisplacedCookies): Promise<number[]> {
    const { area, tabs } = this.#deps
    if (displaced.size === 0) {
      await area.remove(KEY)
      return []
    }
    const open = (await tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]))
    await area.set({ [KEY]: toStored(displaced, open) })
    return open
  }
}
