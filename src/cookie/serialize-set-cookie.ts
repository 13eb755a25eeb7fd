import type { SetCookie } from './set-cookie.ts'

/** Writes a parsed cookie as a line. Only spacing may differ from the original; parsing it again gives the same cookie. */
export function serializeSetCookie(cookie: Pick<SetCookie, 'name' | 'value' | 'attributes'>): string {
  // Without a leading `=`, a nameless value that contains `=` would be parsed as name and value.
  const pair = cookie.name === '' && !cookie.value.includes('=') ? cookie.value : `${cookie.name}=${cookie.value}`
  const attributes = cookie.attributes.map(({ name, value }) => (value === null ? name : `${name}=${value}`))
  return [pair, ...attributes].join('; ')
}
