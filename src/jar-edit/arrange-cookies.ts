import type { JarCookie } from '../jar/jar-cookie.ts'
import { hostOfCookie } from './cookie-url.ts'

export const SORT_KEYS = ['name', 'value', 'where', 'expires'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Order {
  readonly by: SortKey
  readonly descending: boolean
}

/** Returns the cookies that contain the text, sorted. Equal ones keep their order. */
export function arrangeCookies(cookies: readonly JarCookie[], text: string, { by, descending }: Order): JarCookie[] {
  const wanted = text.trim().toLowerCase()
  const found = wanted === '' ? [...cookies] : cookies.filter((cookie) => holds(cookie, wanted))
  const keys = new Map(found.map((cookie) => [cookie, keyOf(cookie, by)]))
  const sign = descending ? -1 : 1
  return found.sort((a, b) => sign * compare(keys.get(a), keys.get(b)))
}

function holds({ name, value, domain, path, partitionKey }: JarCookie, wanted: string): boolean {
  const texts = [name, value, domain, path, partitionKey?.topLevelSite ?? '']
  return texts.some((text) => text.toLowerCase().includes(wanted))
}

type SortValue = string | number | undefined

function keyOf(cookie: JarCookie, by: SortKey): SortValue {
  switch (by) {
    case 'name':
      return cookie.name.toLowerCase()
    case 'value':
      // Masked values show only their length, so sort by that.
      return cookie.value.length
    case 'where':
      return `${hostOfCookie(cookie)} ${cookie.path}`
    case 'expires':
      return cookie.expirationDate ?? Number.POSITIVE_INFINITY
  }
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}
