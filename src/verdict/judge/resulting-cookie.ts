import type { SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { JudgeContext } from './judge-context.ts'
import { type Reading, readLine } from './read-line.ts'

/**
 * Returns the cookie that a line creates if it is kept, as the `cookies` API would return it. It is used to look up the
 * cookie, to recognize its events, and to judge the next line of the same response. When the line deletes,
 * `expirationDate` is in the past.
 */
export function resultingCookie(cookie: SetCookie, context: JudgeContext): JarCookie {
  return cookieFrom(readLine(cookie, context), context)
}

/** Same as `resultingCookie`, for a line that has been read already. */
export function cookieFrom({ candidate, partition, crossSiteAncestor }: Reading, context: JudgeContext): JarCookie {
  const { domain, hostOnly } = candidate.domain
  const { endsAt } = candidate.lifetime
  return {
    name: candidate.name,
    value: candidate.value,
    domain: hostOnly ? domain : `.${domain}`,
    hostOnly,
    path: candidate.path,
    secure: candidate.secure,
    httpOnly: candidate.httpOnly,
    sameSite: candidate.sameSite === 'none' ? 'no_restriction' : (candidate.sameSite ?? 'unspecified'),
    session: endsAt === null,
    ...(endsAt === null ? {} : { expirationDate: endsAt / 1000 }),
    storeId: context.storeId ?? '',
    ...(partition === null ? {} : { partitionKey: partitionKey(partition, crossSiteAncestor) }),
  }
}

function partitionKey(topLevelSite: string | undefined, hasCrossSiteAncestor: boolean | undefined) {
  // A key without a site would mean that the partition is not known.
  if (topLevelSite === undefined) return {}
  return { topLevelSite, ...(hasCrossSiteAncestor === undefined ? {} : { hasCrossSiteAncestor }) }
}
