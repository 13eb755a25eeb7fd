import { cookieKeyOf, sameKey } from '../../cookie/cookie-key.ts'
import type { SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Outcome, Verdict } from '../verdict.ts'
import { judgeReading } from './judge.ts'
import type { JudgeContext } from './judge-context.ts'
import { readLine } from './read-line.ts'
import { cookieFrom } from './resulting-cookie.ts'

/** The facts about a response, and what the jar held before it. */
export interface ResponseContext extends Omit<JudgeContext, 'jar' | 'made'> {
  /** Returns the cookies of that name, ignoring case, that the jar held before the response; null: not known. */
  readonly jar: (name: string) => readonly JarCookie[] | null
}

export interface JudgedLine {
  readonly cookie: SetCookie
  readonly verdict: Verdict
  /** The cookie that the line creates if it is kept (see `resultingCookie`). */
  readonly expectedCookie: JarCookie
  /** The jar's cookie with the same key before the line; null: none; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

/** The cookies of one name that are known after the lines so far. */
interface Known {
  readonly jar: readonly JarCookie[] | null
  readonly made: readonly JarCookie[]
}

/**
 * Predicts what a browser does with all Set-Cookie lines of a response, in order. Each line is judged against the jar
 * that the lines before it left. Never throws.
 * @returns one result per line, in order
 */
export function judgeResponse(lines: readonly SetCookie[], context: ResponseContext): JudgedLine[] {
  const names = new Map<string, Known>()
  return lines.map((cookie) => {
    const facts = { ...context, jar: null }
    const reading = readLine(cookie, facts)
    const name = reading.candidate.name.toLowerCase()
    const known = names.get(name) ?? { jar: context.jar(reading.candidate.name), made: [] }
    const { verdict, replaced } = judgeReading(reading, cookie, { ...facts, ...known })
    const expectedCookie = cookieFrom(reading, facts)
    names.set(name, knownAfter(known, verdict.outcome, expectedCookie))
    return { cookie, verdict, expectedCookie, before: replaced ?? (known.jar === null ? undefined : null) }
  })
}

function knownAfter({ jar, made }: Known, outcome: Outcome, expectedCookie: JarCookie): Known {
  const [rest, others] = [jar && without(jar, expectedCookie), without(made, expectedCookie)]
  switch (outcome) {
    case 'stored':
    case 'replaced':
      return { jar: rest && [...rest, expectedCookie], made: [...others, expectedCookie] }
    case 'deleted':
    case 'ignored':
      return { jar: rest, made: others }
    case 'blocked':
      return { jar, made }
    case 'unknown':
      return { jar: null, made: others }
  }
}

function without(cookies: readonly JarCookie[], cookie: JarCookie): JarCookie[] {
  const key = cookieKeyOf(cookie)
  return cookies.filter((one) => !sameKey(cookieKeyOf(one), key))
}
