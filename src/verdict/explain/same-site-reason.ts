import type { SameSite } from '../../cookie/set-cookie.ts'

/**
 * Returns CDP's name for a cross-site refusal, the same for storing and for sending.
 * @param stated the cookie's own SameSite; null: none
 * @param schemeOnly true if the sites differ only by http and https
 */
export function sameSiteReason(stated: SameSite | null, schemeOnly: boolean) {
  if (stated === 'strict') return schemeOnly ? 'SchemefulSameSiteStrict' : 'SameSiteStrict'
  if (stated === 'lax') return schemeOnly ? 'SchemefulSameSiteLax' : 'SameSiteLax'
  return schemeOnly ? 'SchemefulSameSiteUnspecifiedTreatedAsLax' : 'SameSiteUnspecifiedTreatedAsLax'
}
