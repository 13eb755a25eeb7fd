import type { SetCookie } from '../cookie/set-cookie.ts'
import { splitUrl } from '../cookie/url.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import { candidateOf } from './candidate.ts'
import type { JudgeContext } from './judge-context.ts'
import { partitionFor } from './partition.ts'
import { partyOf, TOP_LEVEL } from './party.ts'
import { PROFILES } from './profiles.ts'

/**
 * The cookie that a line makes if it is kept, as the `cookies` API would hand it over: to look it up, to know its events,
 * and to judge the next line of the same response. One that has expired on arrival has its `expirationDate` in the past.
 */
export function wouldBe(cookie: SetCookie, context: JudgeContext): JarCookie {
  const profile = PROFILES[context.browser]
  const url = splitUrl(context.url)
  const candidate = candidateOf(cookie, url, context, profile)
  const party = context.type === 'main_frame' ? TOP_LEVEL : partyOf(url, context, profile.schemefulSite)
  const site = partitionFor(url, candidate.partitioned, party, context, profile)
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
    ...(site == null
      ? {}
      : {
          partitionKey: {
            topLevelSite: site,
            ...(party.sameSite === undefined ? {} : { hasCrossSiteAncestor: !party.sameSite }),
          },
        }),
  }
}
