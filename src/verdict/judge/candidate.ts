import * as kinds from '../../cookie/attribute-kind.ts'
import { byteLength } from '../../cookie/byte-length.ts'
import { defaultPath } from '../../cookie/default-path.ts'
import { MAX_ATTRIBUTE_OCTETS } from '../../cookie/limits.ts'
import type { SameSite, SetCookie } from '../../cookie/set-cookie.ts'
import type { UrlParts } from '../../cookie/url.ts'
import type { Profile } from '../profiles.ts'
import { type EffectiveLifetime, effectiveLifetime } from './effective-lifetime.ts'
import type { JudgeContext } from './judge-context.ts'
import { lastAttributesOf } from './last-attributes.ts'
import { type ResolvedDomain, resolveDomain } from './resolve-domain.ts'

/** The cookie that a line would create in this browser. */
export interface Candidate {
  readonly name: string
  readonly value: string
  readonly domain: ResolvedDomain
  /** The Domain attribute, unparsed; '' when there is none. */
  readonly domainAttribute: string
  readonly path: string
  /** The Path attribute if it starts with '/', else null. */
  readonly pathAttribute: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: SameSite | null
  readonly partitioned: boolean
  readonly lifetime: EffectiveLifetime
}

export function candidateOf(cookie: SetCookie, url: UrlParts, context: JudgeContext, profile: Profile): Candidate {
  const last = lastAttributesOf(cookie.attributes)
  const oversized = profile.oversizedFlag === 'counts' ? last.oversizedFlags : 0
  const asName = profile.noEqualsSign === 'name' && cookie.notes.some((note) => note.code === 'no-equals-sign')
  return {
    name: asName ? cookie.value : cookie.name,
    value: asName ? '' : cookie.value,
    domain: resolveDomain(last.domain, url.host, context.publicSuffix, profile),
    domainAttribute: last.domain,
    path: cookie.path ?? pathFrom(url, last.path, profile),
    pathAttribute: cookie.path,
    secure: cookie.secure || (oversized & (1 << kinds.SECURE)) !== 0,
    httpOnly: cookie.httpOnly || (oversized & (1 << kinds.HTTP_ONLY)) !== 0,
    // An oversized value is none of the three enforcements.
    sameSite: (oversized & (1 << kinds.SAME_SITE)) !== 0 ? null : cookie.sameSite,
    partitioned: cookie.partitioned || (oversized & (1 << kinds.PARTITIONED)) !== 0,
    lifetime: effectiveLifetime(last, profile, context.now, context.serverDate ?? null),
  }
}

function pathFrom(url: UrlParts, pathAttribute: string, profile: Profile): string {
  const path = defaultPath(url.path)
  return profile.longDefaultPath === 'used' || byteLength(path) <= MAX_ATTRIBUTE_OCTETS ? path : pathAttribute
}
