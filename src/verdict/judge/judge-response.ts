import { identityOf, sameIdentity } from '../../cookie/identity.ts'
import type { SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import { judgeReading } from './judge.ts'
import type { JudgeContext } from './judge-context.ts'
import { readLine } from './read-line.ts'
import { madeBy } from './resulting-cookie.ts'

/** The facts about a response, and what the jar held before it. */
export interface ResponseContext extends Omit<JudgeContext, 'jar' | 'made'> {
  /** The cookies of that name, in any case, that the jar held before the response; null: not known. */
  readonly jar: (name: string) => readonly JarCookie[] | null
}

export interface JudgedLine {
  readonly cookie: SetCookie
  readonly verdict: Verdict
  /** The cookie that the line makes if it is kept (see `wouldBe`). */
  readonly aim: JarCookie
  /** What is in that place before the line; null: nothing; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

/** What is known of the cookies of one name, while the lines of a response go by. */
interface Known {
  readonly jar: readonly JarCookie[] | null
  readonly made: readonly JarCookie[]
}

/**
 * What a browser does with all Set-Cookie lines of a response, one after the other: each finds the jar as those before it
 * have left it. Never throws. @returns one for each line, in order
 */
export function judgeResponse(lines: readonly SetCookie[], context: ResponseContext): JudgedLine[] {
  const names = new Map<string, Known>()
  return lines.map((cookie) => {
    const facts = { ...context, jar: null }
    const reading = readLine(cookie, facts)
    const key = reading.candidate.name.toLowerCase()
    const known = names.get(key) ?? { jar: context.jar(reading.candidate.name), made: [] }
    const { verdict, replaced } = judgeReading(reading, cookie, { ...facts, ...known })
    const aim = madeBy(reading, facts)
    names.set(key, then(known, verdict.outcome, aim))
    return { cookie, verdict, aim, before: replaced ?? (known.jar === null ? undefined : null) }
  })
}

/** What is known after a line. */
function then({ jar, made }: Known, outcome: Outcome, aim: JarCookie): Known {
  const [rest, others] = [jar && without(jar, aim), without(made, aim)]
  switch (outcome) {
    case 'stored':
    case 'replaced':
      return { jar: rest && [...rest, aim], made: [...others, aim] }
    case 'deleted':
    case 'ignored':
      return { jar: rest, made: others }
    case 'blocked':
      return { jar, made }
    case 'unknown':
      return { jar: null, made: others }
  }
}

function without(cookies: readonly JarCookie[], aim: JarCookie): JarCookie[] {
  const identity = identityOf(aim)
  // '' is a store that is not known, which fits any.
  const place = { ...identity, storeId: identity.storeId === '' ? null : identity.storeId }
  return cookies.filter((one) => !sameIdentity(identityOf(one), place))
}
