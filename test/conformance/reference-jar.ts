import { getPublicSuffix } from 'tldts'
import { identityOf, sameIdentity } from '../../src/cookie/identity.ts'
import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { explainSend } from '../../src/verdict/explain-send.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { RequestFacts } from '../../src/verdict/judge-context.ts'
import type { Browser } from '../../src/verdict/profiles.ts'
import { wouldBe } from '../../src/verdict/would-be.ts'

/** A jar that decides nothing itself: `judge` says what is kept, `explainSend` what leaves. */
export class ReferenceJar {
  private readonly browser: Browser
  private readonly now: number
  private held: JarCookie[] = []

  constructor(browser: Browser, now: number) {
    this.browser = browser
    this.now = now
  }

  set(line: string, url: string, initiator: string | null = null): void {
    const context = { ...this.facts(url), initiator, jar: this.held }
    const cookie = parseSetCookie(line)
    const { outcome } = judge(
      cookie,
      initiator === null ? context : { ...context, type: 'xmlhttprequest', topUrl: initiator },
    )
    const fresh = wouldBe(cookie, context)
    const at = this.held.findIndex((old) => sameIdentity(identityOf(old), { ...identityOf(fresh), storeId: null }))
    if (outcome === 'deleted') this.held.splice(at, 1)
    else if (outcome === 'replaced') this.held[at] = fresh
    else if (outcome === 'stored') this.held.push(fresh)
  }

  /** The Cookie header, '' when nothing leaves: longer paths first, then the older cookie. */
  header(url: string, withHttpOnly = true): string {
    return this.held
      .filter((cookie) => explainSend(cookie, { ...this.facts(url), createdAt: this.now }).outcome === 'sent')
      .filter((cookie) => withHttpOnly || !cookie.httpOnly)
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ')
  }

  private facts(url: string): RequestFacts {
    return {
      browser: this.browser,
      url: new URL(url).href,
      type: 'main_frame',
      initiator: null,
      thirdParty: 'allow',
      now: this.now,
      publicSuffix: (host) => getPublicSuffix(host, { allowPrivateDomains: true }),
    }
  }
}
