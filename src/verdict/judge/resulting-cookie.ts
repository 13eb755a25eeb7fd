import type { SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { JudgeContext } from './judge-context.ts'
import { type Reading, readLine } from './read-line.ts'

/**
 * The cookie that a line makes if it is kept, as the `cookies` API would hand it over: to look it up, to know its events,
 * and to judge the next line of the same response. One that has expired on arrival has its `expirationDate` in the past.
 */
export function wouldBe(cookie: SetCookie, context: JudgeContext): JarCookie {
  return madeBy(readLine(cookie, context), context)
}

/** The same, of a line that has been read. */
export function madeBy({ candidate, partition: site, foreign }: Reading, context: JudgeContext): JarCookie {
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
            ...(foreign === undefined ? {} : { hasCrossSiteAncestor: foreign }),
          },
        }),
  }
}
