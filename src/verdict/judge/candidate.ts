import * as kinds from '../../cookie/attribute-kind.ts'
import { byteLength } from '../../cookie/byte-length.ts'
import { defaultPath } from '../../cookie/default-path.ts'
import { MAX_ATTRIBUTE_OCTETS } from '../../cookie/limits.ts'
import type { SameSite, SetCookie } from '../../cookie/set-cookie.ts'
import type { UrlParts } from '../../cookie/url.ts'
import type { Profile } from '../profiles.ts'
import { type Lifetime, lifetimeOf } from './effective-lifetime.ts'
import type { JudgeContext } from './judge-context.ts'
import { writtenOf } from './last-attributes.ts'
import { type ResolvedDomain, resolveDomain } from './resolve-domain.ts'

/** The cookie that a line would make in this browser, if nothing stood against it. */
export interface Candidate {
  readonly name: string
  readonly value: string
  readonly domain: ResolvedDomain
  /** The Domain attribute as it stands; '' when there is none. */
  readonly writtenDomain: string
  readonly path: string
  /** The Path attribute when it starts with '/', else null. */
  readonly writtenPath: string | null
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: SameSite | null
  readonly partitioned: boolean
  readonly lifetime: Lifetime
}

export function candidateOf(cookie: SetCookie, url: UrlParts, context: JudgeContext, profile: Profile): Candidate {
  const written = writtenOf(cookie.attributes)
  const extra = profile.oversizedFlag === 'counts' ? written.oversizedFlags : 0
  const asName = profile.noEqualsSign === 'name' && cookie.notes.some((note) => note.code === 'no-equals-sign')
  return {
    name: asName ? cookie.value : cookie.name,
    value: asName ? '' : cookie.value,
    domain: resolveDomain(written.domain, url.host, context.publicSuffix, profile),
    writtenDomain: written.domain,
    path: cookie.path ?? pathFrom(url, written.path, profile),
    writtenPath: cookie.path,
    secure: cookie.secure || (extra & (1 << kinds.SECURE)) !== 0,
    httpOnly: cookie.httpOnly || (extra & (1 << kinds.HTTP_ONLY)) !== 0,
    // A value that long is none of the three.
    sameSite: (extra & (1 << kinds.SAME_SITE)) !== 0 ? null : cookie.sameSite,
    partitioned: cookie.partitioned || (extra & (1 << kinds.PARTITIONED)) !== 0,
    lifetime: lifetimeOf(written, profile, context.now, context.serverDate ?? null),
  }
}

function pathFrom(url: UrlParts, written: string, profile: Profile): string {
  const path = defaultPath(url.path)
  return profile.longDefaultPath === 'used' || byteLength(path) <= MAX_ATTRIBUTE_OCTETS ? path : written
}
