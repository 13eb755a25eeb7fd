import type { JarCookie } from '../../jar/jar-cookie.ts'

/** What a line is to do to its place in the end: leave it as it was, or put that there (null: nothing). */
export type Effect = 'none' | { readonly puts: JarCookie | null }

/** The jar's cookie; null: none; undefined: not known. */
type Held = JarCookie | null | undefined

/** A line as its place knows it. */
interface Link<Line> {
  readonly line: Line
  /** Whether it is to be set right; else it is there for good, as the server wrote it. */
  readonly isRighted: boolean
  readonly value: string
  effect: Effect
  /** What someone who is no line of ours had put there before it. */
  foreign: JarCookie | null
  /** Of its response among those of the place. */
  readonly order: number
  /** `overtaken`: what it does is undone by a line that was to come later and has landed already. */
  state: 'awaited' | 'landed' | 'overtaken' | 'done'
}

interface Place<Line> {
  /** Whether a line has landed: only before the first one the jar held what it was meant to. */
  isMoved: boolean
  /** What is meant to be there before the first link that is left. */
  base: Held
  /** Values that lines put there: what they left says nothing of what is meant to be there. */
  readonly values: Set<string>
  /** Those of them that are there for a moment. */
  readonly passing: Set<string>
  readonly links: Link<Line>[]
  next: number
  /** The latest response whose line has put something there that is meant to be there; -1: none. */
  lastPut: number
  /** Without links: until when the jar's news of what was put there may be under way, in ms since the epoch. */
  until: number
}

/** A line that is taken in. */
interface Taken<Line> {
  readonly line: Line
  readonly isRighted: boolean
  /** What it puts there as the server wrote it. */
  readonly value: string
  readonly effect: Effect
  /** What the jar was seen to hold before it. */
  readonly seen: Held
  /** It is of an earlier life, and the jar may have told of it meanwhile. */
  readonly isOld: boolean
}

/** How late the jar's news of what was put there may come, in ms. */
const LATE = 5_000

/**
 * What places of the jar are meant to hold while what servers wrote stands in them for a moment, to be set right. Responses
 * overlap: what the jar holds when the second comes may be what the first one's server wrote, and nobody is meant to keep
 * that. The lines of a place make a chain in the order in which they land in the jar, which is not always that of their
 * responses; each has what is meant to be there before it, and the last one that has landed sets the place right.
 */
export class MeantJar<Line> {
  readonly #places = new Map<string, Place<Line>>()

  /** Whether something is under way in a place. */
  has(place: string, now: number): boolean {
    const found = this.#places.get(place)
    if (found && found.links.length === 0 && found.until <= now) this.#places.delete(place)
    return this.#places.has(place)
  }

  /** Takes in a line, after those of earlier responses. @param now ms since the epoch */
  add(place: string, { line, isRighted, value, effect, seen, isOld }: Taken<Line>, now: number): void {
    for (const each of this.#places.keys()) this.has(each, now)
    const found = this.#places.get(place)
    const chain = found ?? newPlace<Line>(seen)
    if (!found) this.#places.set(place, chain)
    const foreign = found ? theirs(chain, seen) : null
    chain.links.push({ line, isRighted, value, effect, foreign, order: chain.next, state: 'awaited' })
    chain.next += 1
    chain.isMoved ||= isOld
    chain.values.add(value)
    if (isRighted) chain.passing.add(value)
  }

  /**
   * The browser has done with the line.
   * @param told whether the jar has told of it. When one that it tells nothing about would have landed is not known: what a
   * later response has put there stands.
   * @param seen what stood there before it, as the jar told
   */
  landed(place: string, line: Line, told: boolean, seen?: Held): void {
    const chain = this.#places.get(place)
    const link = chain && take(chain, line)
    if (!chain || !link) return
    if (told) {
      if (chain.isMoved) link.foreign ??= theirs(chain, seen)
      else if (seen !== undefined) chain.base = seen
      chain.isMoved = true
    }
    link.state = !told && link.order < chain.lastPut ? 'overtaken' : 'landed'
    if (link.state === 'overtaken') link.effect = 'none'
    if (link.effect !== 'none') chain.lastPut = Math.max(chain.lastPut, link.order)
    const at = chain.links.findIndex(({ state }) => state === 'awaited')
    chain.links.splice(at < 0 ? chain.links.length : at, 0, link)
  }

  /** What is meant to be there before the line. */
  before(place: string, line: Line): Held {
    const chain = this.#places.get(place)
    if (!chain) return undefined
    let held = chain.base
    for (const link of chain.links) {
      held = link.foreign ?? held
      if (link.line === line) return held
      held = after(link, held)
    }
    return held
  }

  /** Whether no other line has landed after it: what stands there is to be set right by this one. */
  isLast(place: string, line: Line): boolean {
    const { links = [] } = this.#places.get(place) ?? {}
    return links.findLast(({ state }) => state !== 'awaited' && state !== 'overtaken')?.line === line
  }

  /** Whether it is what a line put there for a moment, and no other one has for good. */
  isPassing(place: string, { value }: JarCookie): boolean {
    const chain = this.#places.get(place)
    if (!chain?.passing.has(value)) return false
    return !chain.links.some((link) => !link.isRighted && link.state === 'awaited' && link.value === value)
  }

  /** The jar has told that the line did nothing. */
  refused(place: string, line: Line): void {
    const link = this.#places.get(place)?.links.find((one) => one.line === line)
    if (link) link.effect = 'none'
  }

  /** The line needs nothing more. @param isQuiet whether the place holds what it is meant to, and the jar has told so */
  done(place: string, line: Line, isQuiet: boolean, now: number): void {
    const chain = this.#places.get(place)
    const link = chain?.links.find((one) => one.line === line)
    if (!chain || !link) return
    link.state = 'done'
    while (chain.links[0]?.state === 'done') {
      const first = chain.links.shift()
      if (first) chain.base = after(first, first.foreign ?? chain.base)
    }
    if (chain.links.length > 0) return
    if (isQuiet) this.#places.delete(place)
    else chain.until = now + LATE
  }

  /** The jar has told what stands there now; null: nothing. */
  heard(place: string, cookie: JarCookie | null): void {
    const chain = this.#places.get(place)
    if (!chain || chain.links.length > 0) return
    // Anything else was there for a moment, or belongs to a line that is still to be told of: what was put there is told next.
    if (cookie === null || cookie.value === chain.base?.value) this.#places.delete(place)
  }
}

function newPlace<Line>(base: Held): Place<Line> {
  const sets = { values: new Set<string>(), passing: new Set<string>() }
  return { ...sets, isMoved: false, base, links: [], next: 0, lastPut: -1, until: 0 }
}

function take<Line>({ links }: Place<Line>, line: Line): Link<Line> | undefined {
  const at = links.findIndex((one) => one.line === line)
  return at < 0 ? undefined : links.splice(at, 1)[0]
}

function after<Line>({ effect }: Link<Line>, held: Held): Held {
  return effect === 'none' ? held : effect.puts
}

/** What was seen, if no line of the chain and nothing that is meant to be there explains it. */
function theirs<Line>({ base, values, links }: Place<Line>, seen: Held): JarCookie | null {
  if (seen == null || values.has(seen.value) || seen.value === base?.value) return null
  const isMeant = links.some(({ effect }) => effect !== 'none' && effect.puts?.value === seen.value)
  return isMeant ? null : seen
}
