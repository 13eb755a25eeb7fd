import { parseSetCookie } from '../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { judge } from '../../src/verdict/judge/judge.ts'
import { resultingCookie } from '../../src/verdict/judge/resulting-cookie.ts'
import type { RequestContext } from '../../src/verdict/request/request-context.ts'
import { explainSend } from '../../src/verdict/send/explain-send.ts'

/** By what a cookie is set or read: a message of HTTP, or document.cookie. */
export type Via = 'http' | 'dom'

interface Entry {
  readonly cookie: JarCookie
  readonly createdAt: number
}

/**
 * A jar that knows nothing of its own: what is kept and what leaves is for `judge`, `resultingCookie` and `explainSend` to say. It
 * adds the two things that are no matter of a response or a request: the order of the header, and what scripts may not do
 * (RFC 6265bis-22, section 5.7 steps 15 and 23, section 5.8.3 step 1.4).
 */
export class ReferenceJar {
  private entries: Entry[] = []

  /** The clock stands still for a case, so that the order of insertion tells what is older. */
  receive(line: string, facts: RequestContext, via: Via): void {
    const cookie = parseSetCookie(line)
    const context = { ...facts, jar: this.entries.map((entry) => entry.cookie) }
    const { outcome } = judge(cookie, context)
    if (outcome === 'unknown') throw new Error(`The facts don't suffice for ${line}`)
    if (outcome === 'blocked' || outcome === 'ignored') return
    const made = resultingCookie(cookie, context)
    const at = this.entries.findIndex((entry) => isSame(entry.cookie, made))
    const old = this.entries[at]
    if (via === 'dom' && (made.httpOnly || old?.cookie.httpOnly === true)) return
    if (outcome === 'deleted') this.entries.splice(at, 1)
    else if (old === undefined) this.entries.push({ cookie: made, createdAt: facts.now })
    // "Update the creation-time of the newly-created cookie to match the creation-time of the old-cookie."
    else this.entries[at] = { cookie: made, createdAt: old.createdAt }
  }

  /** The Cookie header, or document.cookie; '' when there is nothing. */
  read(facts: RequestContext, via: Via): string {
    const sent = this.entries.filter(({ cookie, createdAt }) => {
      const { outcome } = explainSend(cookie, { ...facts, createdAt })
      if (outcome === 'unknown') throw new Error(`The facts don't suffice for ${cookie.name}`)
      return outcome === 'sent' && !(via === 'dom' && cookie.httpOnly)
    })
    // 5.8.3 step 2: longer paths first, then the older ones. The sort is stable.
    return sent
      .map((entry) => entry.cookie)
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ')
  }
}

function isSame(a: JarCookie, b: JarCookie): boolean {
  return a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path
}
