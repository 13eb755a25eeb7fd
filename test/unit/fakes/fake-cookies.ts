import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { FakeEvent } from './fake-event.ts'

export interface FakeChange {
  readonly cause: 'explicit' | 'overwrite' | 'expired' | 'evicted' | 'expired_overwrite'
  readonly removed: boolean
  readonly cookie: JarCookie
}

interface SetDetails extends Partial<Omit<JarCookie, 'domain' | 'expirationDate'>> {
  readonly url: string
  readonly domain?: string | undefined
  readonly expirationDate?: number | undefined
}

interface Filter {
  readonly name?: string
  readonly domain?: string
  readonly storeId?: string
  readonly partitionKey?: object
}

type Call = 'getAll' | 'set' | 'getAllCookieStores'

/** A cookie of example.test with every field that the API gives; host-only unless its domain starts with a dot. */
export function aCookie(part: Partial<JarCookie> & { readonly name: string }): JarCookie {
  const { domain = 'example.test' } = part
  return {
    value: 'v',
    hostOnly: !domain.startsWith('.'),
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'unspecified',
    session: part.expirationDate === undefined,
    storeId: '0',
    ...part,
    domain,
  }
}

/** `browser.cookies` over a jar in memory, which tells of its changes as Chromium does. */
export class FakeCookies {
  readonly onChanged = new FakeEvent<[FakeChange]>()
  readonly calls: { readonly call: Call; readonly details: unknown }[] = []
  stores: { readonly id: string; readonly incognito: boolean; readonly tabIds: number[] }[] = [
    { id: '0', incognito: false, tabIds: [] },
  ]
  #jar: JarCookie[]
  readonly #now: () => number
  readonly #failures = new Map<Call, Error[]>()

  /** @param now milliseconds since the epoch */
  constructor(now: () => number = Date.now, jar: readonly JarCookie[] = []) {
    this.#now = now
    this.#jar = [...jar]
  }

  get jar(): readonly JarCookie[] {
    return this.#jar
  }

  /** The next call of that name rejects and changes nothing. */
  failNext(call: Call, error = new Error(`cookies.${call} failed`)): void {
    this.#failures.set(call, [...(this.#failures.get(call) ?? []), error])
  }

  async getAll(filter: Filter = {}): Promise<JarCookie[]> {
    this.#begin('getAll', filter)
    return this.#jar.filter((cookie) => fits(cookie, filter)).map((cookie) => ({ ...cookie }))
  }

  async getAllCookieStores(): Promise<{ id: string; incognito: boolean; tabIds: number[] }[]> {
    this.#begin('getAllCookieStores', null)
    return this.stores.map((store) => ({ ...store }))
  }

  async set(details: SetDetails): Promise<JarCookie | null> {
    this.#begin('set', details)
    const { url, domain = new URL(url).hostname, firstPartyDomain: _firstParty, ...attributes } = details
    const cookie = aCookie({
      ...(Object.fromEntries(
        Object.entries(attributes).filter(([, value]) => value !== undefined),
      ) as Partial<JarCookie>),
      name: details.name ?? '',
      domain,
    })
    this.store(cookie)
    return cookie
  }

  /** Stores a cookie as a server or a script does; one whose time is over only removes what stands there. */
  store(cookie: JarCookie): void {
    const old = this.#jar.find((one) => identity(one) === identity(cookie))
    const isOver = cookie.expirationDate !== undefined && cookie.expirationDate * 1000 <= this.#now()
    this.#jar = [...this.#jar.filter((one) => one !== old), ...(isOver ? [] : [cookie])]
    if (old) this.onChanged.emit({ cause: isOver ? 'expired_overwrite' : 'overwrite', removed: true, cookie: old })
    if (!isOver) this.onChanged.emit({ cause: 'explicit', removed: false, cookie })
  }

  /** Removes every cookie of that name as a script does. */
  drop(name: string): void {
    const gone = this.#jar.filter((one) => one.name === name)
    this.#jar = this.#jar.filter((one) => one.name !== name)
    for (const cookie of gone) this.onChanged.emit({ cause: 'explicit', removed: true, cookie })
  }

  /** Changes the jar without an event, as Firefox does when a person clears it. */
  replaceSilently(jar: readonly JarCookie[]): void {
    this.#jar = [...jar]
  }

  #begin(call: Call, details: unknown): void {
    this.calls.push({ call, details })
    const failure = this.#failures.get(call)?.shift()
    if (failure) throw failure
  }
}

function identity({ name, domain, path, storeId, partitionKey }: JarCookie): string {
  return JSON.stringify([name, domain, path, storeId, partitionKey ?? null])
}

function fits(cookie: JarCookie, { name, domain, storeId, partitionKey }: Filter): boolean {
  const host = cookie.domain.replace(/^\./, '')
  return (
    (name === undefined || cookie.name === name) &&
    (domain === undefined || host === domain.replace(/^\./, '') || host.endsWith(`.${domain.replace(/^\./, '')}`)) &&
    (storeId === undefined || cookie.storeId === storeId) &&
    (partitionKey !== undefined || cookie.partitionKey == null)
  )
}
