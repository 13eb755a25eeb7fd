import { defaultPath } from '../../../src/cookie/default-path.ts'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import type { SetCookie } from '../../../src/cookie/set-cookie.ts'
import { splitUrl } from '../../../src/cookie/url.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import type { Aim, Awaited } from '../../../src/exchange/observer.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import { publicSuffix } from '../../../src/public-suffix.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { platform } from '../../platform/platform.ts'

interface ResponseFacts {
  readonly serverDate: number | null
  readonly dbsc: boolean
}

/** What our rules say of a line, and what the jar holds in its place so far. */
export function judgeLine(
  parsed: SetCookie,
  draft: Draft,
  { serverDate, dbsc }: ResponseFacts,
  mirror: JarMirror,
  now: number,
): { verdict: Verdict; before: JarCookie | null } {
  const jar = mirror.named(parsed.name).filter(({ storeId }) => draft.storeId === null || storeId === draft.storeId)
  const verdict = judge(parsed, {
    browser: platform.name,
    url: draft.url,
    type: draft.type,
    method: draft.method,
    initiator: draft.initiator,
    // A tab without a page (a worker's request) has no top-level site; a page we may not see is not known.
    topUrl: draft.topUrl ?? (draft.tabId < 0 ? null : undefined),
    ancestors: draft.ancestors,
    redirectedFrom: draft.from,
    now,
    publicSuffix,
    storeId: draft.storeId,
    jar,
    serverDate,
    dbsc,
  })
  const aim = aimOf(parsed, draft)
  return { verdict, before: jar.find((cookie) => cookie.domain === aim.domain && cookie.path === aim.path) ?? null }
}

/** Where the line would put its cookie (RFC 6265bis-22, 5.7 steps 7 to 11). */
export function aimOf({ name, value, domain, path }: SetCookie, { url, storeId }: Draft): Aim {
  const { host, path: urlPath } = splitUrl(url)
  return {
    name,
    value,
    domain: domain === null || domain === '' || domain === host ? hostOrDomain(host, domain) : `.${domain}`,
    path: path ?? defaultPath(urlPath),
    storeId,
  }
}

/** A Domain that is the host itself makes a domain cookie, unless the host can have no subdomains. */
function hostOrDomain(host: string, domain: string | null): string {
  const alone = publicSuffix(host) === null || publicSuffix(host) === host
  return domain === null || domain === '' || alone ? host : `.${host}`
}

/** The verdict after the jar has spoken. @param after what a look-up found; undefined when there was none */
export function observe(line: Awaited, after: JarCookie | null | undefined, predicted: Verdict): Verdict {
  return reconcile(predicted, { changes: line.changes, after, before: line.before })
}

export function parseHeader(header: string | null): Draft['sent']['cookies'] {
  return header === null ? [] : parseCookieHeader(header)
}
