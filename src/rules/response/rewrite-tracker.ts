import type { JarCookie } from '../../jar/jar-cookie.ts'

/**
 * What a line changes once the rules are applied: nothing, or the cookie that the jar then holds under its key (null:
 * none).
 */
export type IntendedEffect = 'none' | { readonly result: JarCookie | null }

/** The jar's cookie; null: none; undefined: not known. */
type Held = JarCookie | null | undefined

interface Link<Line> {
  readonly line: Line
  /** True if `CookieRepair` rewrites the cookie afterwards; otherwise it stays as the server wrote it. */
  readonly isRewritten: boolean
  readonly value: string
  effect: IntendedEffect
  /** The cookie that stood in the jar before this line, if something other than these lines stored it. */
  foreign: JarCookie | null
  /** Position of its response among those of the chain. */
  readonly order: number
  /** `overtaken`: a line of a later response landed first, so this one has no effect. */
  state: 'awaited' | 'landed' | 'overtaken' | 'done'
}

interface Chain<Line> {
  /** True once a line has landed. Until then the jar still holds the intended cookie. */
  hasLanded: boolean
  /** The intended cookie before the first remaining link. */
  base: Held
  /** Values that the lines store. A jar that holds one of them does not show which cookie is intended. */
  readonly values: Set<string>
  /** Those of `values` that `CookieRepair` replaces. */
  readonly transientValues: Set<string>
  readonly links: Link<Line>[]
  nextOrder: number
  /** The latest response whose line has landed with an effect; -1: none. */
  lastEffective: number
  /**
   * When no links are left: the time until which `cookies.onChanged` may still report what was stored (milliseconds since
   * the epoch).
   */
  reportedUntil: number
}

/** The arguments of `addLine`. */
interface AddedLine<Line> {
  readonly line: Line
  readonly isRewritten: boolean
  /** The value that the server's own line stores. */
  readonly value: string
  readonly effect: IntendedEffect
  /** The jar's cookie before it, as far as it was observed. */
  readonly seen: Held
  /**
   * True if an earlier run of the background added the line, so its change may have been reported while no background
   * ran.
   */
  readonly isFromEarlierRun: boolean
}

/** The longest delay after which `cookies.onChanged` may report a write. */
const LATEST_REPORT_MS = 5_000

/**
 * Tracks the value each cookie should end up with while a server's line, which a rule rewrites, is briefly in the jar.
 *
 * Responses overlap: when the second comes, the jar may hold what the first one's server wrote, which must not be kept as
 * the original. So the lines of one cookie key form a chain, in the order in which they land in the jar (not always the
 * order of their responses). The chain gives the intended cookie before each line, and the last line that landed restores
 * or rewrites it.
 */
export class RewriteTracker<Line> {
  readonly #chains = new Map<string, Chain<Line>>()

  /** Returns whether lines of that key are under way. @param now milliseconds since the epoch */
  isTracking(key: string, now: number): boolean {
    const chain = this.#chains.get(key)
    if (chain && chain.links.length === 0 && chain.reportedUntil <= now) this.#chains.delete(key)
    return this.#chains.has(key)
  }

  /** Adds a line after those of earlier responses. @param now milliseconds since the epoch */
  addLine(
    key: string,
    { line, isRewritten, value, effect, seen, isFromEarlierRun }: AddedLine<Line>,
    now: number,
  ): void {
    for (const each of this.#chains.keys()) this.isTracking(each, now)
    const found = this.#chains.get(key)
    const chain = found ?? newChain<Line>(seen)
    if (!found) this.#chains.set(key, chain)
    const foreign = found ? foreignCookie(chain, seen) : null
    chain.links.push({ line, isRewritten, value, effect, foreign, order: chain.nextOrder, state: 'awaited' })
    chain.nextOrder += 1
    chain.hasLanded ||= isFromEarlierRun
    chain.values.add(value)
    if (isRewritten) chain.transientValues.add(value)
  }

  /**
   * Records that the browser has processed the line.
   * @param isReported `cookies.onChanged` reported it. Without a report it is unknown when the line landed, so what a
   * later response stored stays.
   * @param seen the cookie before it, as reported
   */
  markLanded(key: string, line: Line, isReported: boolean, seen?: Held): void {
    const chain = this.#chains.get(key)
    const link = chain && takeLink(chain, line)
    if (!chain || !link) return
    if (isReported) {
      if (chain.hasLanded) link.foreign ??= foreignCookie(chain, seen)
      else if (seen !== undefined) chain.base = seen
      chain.hasLanded = true
    }
    link.state = !isReported && link.order < chain.lastEffective ? 'overtaken' : 'landed'
    if (link.state === 'overtaken') link.effect = 'none'
    if (link.effect !== 'none') chain.lastEffective = Math.max(chain.lastEffective, link.order)
    const at = chain.links.findIndex(({ state }) => state === 'awaited')
    chain.links.splice(at < 0 ? chain.links.length : at, 0, link)
  }

  /** @returns the cookie that the key should hold without the line */
  intendedBefore(key: string, line: Line): Held {
    const chain = this.#chains.get(key)
    if (!chain) return undefined
    let held = chain.base
    for (const link of chain.links) {
      held = link.foreign ?? held
      if (link.line === line) return held
      held = apply(link, held)
    }
    return held
  }

  /** Returns whether no other line landed after this one. If so, this line corrects the jar. */
  isLastLanded(key: string, line: Line): boolean {
    const { links = [] } = this.#chains.get(key) ?? {}
    return links.findLast(({ state }) => state !== 'awaited' && state !== 'overtaken')?.line === line
  }

  /** Returns whether the cookie is one that will be replaced, and no awaited line stores the same value for good. */
  isTransient(key: string, { value }: JarCookie): boolean {
    const chain = this.#chains.get(key)
    if (!chain?.transientValues.has(value)) return false
    return !chain.links.some((link) => !link.isRewritten && link.state === 'awaited' && link.value === value)
  }

  /** Records that the browser refused the line, as the jar shows. */
  markRefused(key: string, line: Line): void {
    const link = this.#chains.get(key)?.links.find((one) => one.line === line)
    if (link) link.effect = 'none'
  }

  /** Ends tracking of the line. @param isSettled the jar holds the intended cookie, and no report of it is outstanding */
  markDone(key: string, line: Line, isSettled: boolean, now: number): void {
    const chain = this.#chains.get(key)
    const link = chain?.links.find((one) => one.line === line)
    if (!chain || !link) return
    link.state = 'done'
    while (chain.links[0]?.state === 'done') {
      const first = chain.links.shift()
      if (first) chain.base = apply(first, first.foreign ?? chain.base)
    }
    if (chain.links.length > 0) return
    if (isSettled) this.#chains.delete(key)
    else chain.reportedUntil = now + LATEST_REPORT_MS
  }

  /** Records what the jar holds now, as `cookies.onChanged` reports it. @param cookie null: none */
  noteJar(key: string, cookie: JarCookie | null): void {
    const chain = this.#chains.get(key)
    if (!chain || chain.links.length > 0) return
    // Any other cookie is transient, or belongs to a line that is added later. Keep the chain until the last write is
    // reported.
    if (cookie === null || cookie.value === chain.base?.value) this.#chains.delete(key)
  }
}

function newChain<Line>(base: Held): Chain<Line> {
  return {
    values: new Set(),
    transientValues: new Set(),
    hasLanded: false,
    base,
    links: [],
    nextOrder: 0,
    lastEffective: -1,
    reportedUntil: 0,
  }
}

function takeLink<Line>({ links }: Chain<Line>, line: Line): Link<Line> | undefined {
  const at = links.findIndex((one) => one.line === line)
  return at < 0 ? undefined : links.splice(at, 1)[0]
}

function apply<Line>({ effect }: Link<Line>, held: Held): Held {
  return effect === 'none' ? held : effect.result
}

/** @returns the cookie that was seen, unless a line of the chain or an intended cookie explains it */
function foreignCookie<Line>({ base, values, links }: Chain<Line>, seen: Held): JarCookie | null {
  if (seen == null || values.has(seen.value) || seen.value === base?.value) return null
  const isIntended = links.some(({ effect }) => effect !== 'none' && effect.result?.value === seen.value)
  return isIntended ? null : seen
}
