import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import { serializeSetCookie } from '../../cookie/serialize-set-cookie.ts'
import type { Attribute } from '../../cookie/set-cookie.ts'
import type { ForcedAttributes } from '../model/response-changes.ts'

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' } as const

/** Returns the line with these attributes replacing its own. The rest stays as the server wrote it, except for spacing. */
export function forceAttributes(line: string, force: Omit<ForcedAttributes, 'name'>): string {
  const { secure, httpOnly, sameSite, maxAge } = force
  const parsed = parseSetCookie(line)
  const gone = new Set<string>()
  const added: Attribute[] = []
  if (secure !== undefined) {
    gone.add('secure')
    if (secure) added.push({ name: 'Secure', value: null })
  }
  if (httpOnly !== undefined) {
    gone.add('httponly')
    if (httpOnly) added.push({ name: 'HttpOnly', value: null })
  }
  if (sameSite !== undefined) {
    gone.add('samesite')
    added.push({ name: 'SameSite', value: SAME_SITE[sameSite] })
  }
  if (maxAge !== undefined) {
    gone.add('max-age').add('expires')
    added.push({ name: 'Max-Age', value: String(maxAge) })
  }
  const kept = parsed.attributes.filter(({ name }) => !gone.has(name.toLowerCase()))
  return serializeSetCookie({ ...parsed, attributes: [...kept, ...added] })
}
