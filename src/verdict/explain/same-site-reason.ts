import type { SameSite } from '../../cookie/set-cookie.ts'

/** CDP's name for being cross-site, the same in both directions, by what SameSite the cookie was written with. */
export function sameSiteReason(written: SameSite | null, schemeOnly: boolean) {
  if (written === 'strict') return schemeOnly ? 'SchemefulSameSiteStrict' : 'SameSiteStrict'
  if (written === 'lax') return schemeOnly ? 'SchemefulSameSiteLax' : 'SameSiteLax'
  return schemeOnly ? 'SchemefulSameSiteUnspecifiedTreatedAsLax' : 'SameSiteUnspecifiedTreatedAsLax'
}
