import type { SetCookie } from './set-cookie.ts'

/** Writes the line anew from what parsing kept. `parseSetCookie` of it gives the same cookie, spacing aside. */
export function serializeSetCookie(cookie: Pick<SetCookie, 'name' | 'value' | 'attributes'>): string {
  // A nameless value that holds `=` would be read as name and value without the leading one.
  const pair = cookie.name === '' && !cookie.value.includes('=') ? cookie.value : `${cookie.name}=${cookie.value}`
  const attributes = cookie.attributes.map(({ name, value }) => (value === null ? name : `${name}=${value}`))
  return [pair, ...attributes].join('; ')
}
