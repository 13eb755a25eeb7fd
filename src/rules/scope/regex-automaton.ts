/**
 * A linear-time matcher for regular expressions in scopes. JavaScript's own backtracks (14 s for `(.*a){25}` on 39 characters),
 * and declarativeNetRequest uses RE2. Why not `re2js` (2.10.0, released 2026-11): it weighs 45.7 KB gzipped where this and
 * `regex-syntax.ts` weigh 2.3 KB, of a background that may weigh 68 KB; it is
 * about as fast (0.3 to 1.7 µs a URL, this 1.6 to 2.7); and it takes all of RE2, where a scope may use only what RE2 and
 * JavaScript read alike.
 */
import { END, OTHER, type RegexNode, START, type SymbolSet } from './regex-syntax.ts'

/** Positions, with counted repetitions expanded. Chromium refuses expressions that are larger. */
const MAX_POSITIONS = 200
const MAX_STATES = 1_000

/** A position automaton (Glushkov): every symbol of the expression is a state, and no transition exists twice. */
export interface Automaton {
  readonly sets: readonly SymbolSet[]
  readonly first: readonly number[]
  readonly last: ReadonlySet<number>
  readonly follow: readonly ReadonlySet<number>[]
  /** Whether it matches the empty text. */
  readonly empty: boolean
}

interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

/**
 * @returns null when the expression is too large, or when one text can match in ever more ways the longer it gets, as
 * with `(a+)+$`: a backtracking engine takes exponential time for that. This one would not, but a rule must mean the
 * same everywhere.
 */
export function buildAutomaton(tree: RegexNode): Automaton | null {
  const sets: SymbolSet[] = []
  const follow: Set<number>[] = []
  let twice = false
  const join = (from: readonly number[], to: readonly number[]) => {
    for (const a of from) {
      for (const b of to) {
        if (follow[a]?.has(b)) twice = true
        follow[a]?.add(b)
      }
    }
  }
  const sequence = (one: Part, two: Part): Part => {
    join(one.last, two.first)
    return {
      first: one.empty ? [...one.first, ...two.first] : one.first,
      last: two.empty ? [...one.last, ...two.last] : two.last,
      empty: one.empty && two.empty,
    }
  }
  const nothing: Part = { first: [], last: [], empty: true }
  const build = (node: RegexNode): Part | null => {
    switch (node.kind) {
      case 'one': {
        if (sets.length >= MAX_POSITIONS) return null
        sets.push(node.set)
        follow.push(new Set())
        return { first: [sets.length - 1], last: [sets.length - 1], empty: false }
      }
      case 'row': {
        let whole = nothing
        for (const one of node.parts) {
          const part = build(one)
          if (!part) return null
          whole = sequence(whole, part)
        }
        return whole
      }
      case 'choice': {
        const parts = node.parts.map(build)
        if (parts.some((part) => part === null)) return null
        const all = parts.filter((part) => part !== null)
        return {
          first: all.flatMap((part) => part.first),
          last: all.flatMap((part) => part.last),
          empty: all.some((part) => part.empty),
        }
      }
      case 'repeat': {
        const { part: inner, least, most } = node
        let whole = nothing
        const copies = most === Number.POSITIVE_INFINITY ? Math.max(least, 1) : most
        if (copies > MAX_POSITIONS) return null
        for (let copy = 0; copy < copies; copy += 1) {
          const part = build(inner)
          if (!part) return null
          if (most === Number.POSITIVE_INFINITY && copy === copies - 1) join(part.last, part.first)
          whole = sequence(whole, copy < least ? part : { ...part, empty: true })
        }
        return whole
      }
    }
  }
  const whole = build(tree)
  if (!whole || twice) return null
  const automaton = { sets, follow, first: whole.first, last: new Set(whole.last), empty: whole.empty }
  return isAmbiguous(automaton) ? null : automaton
}

/**
 * Whether some state can return to itself in two ways on one text: two walkers that start together part, and meet again
 * where they started.
 */
function isAmbiguous({ sets, follow }: Automaton): boolean {
  const size = sets.length
  const meets = sets.map((one) => sets.map((other) => one.some((taken, symbol) => taken && other[symbol])))
  const reach = (from: number): Set<number> => {
    const seen = new Set<number>()
    const todo = [from]
    for (let pair = todo.pop(); pair !== undefined; pair = todo.pop()) {
      const [a, b] = [Math.floor(pair / size), pair % size]
      for (const x of follow[a] ?? []) {
        for (const y of follow[b] ?? []) {
          const next = x * size + y
          if (!meets[x]?.[y] || seen.has(next)) continue
          seen.add(next)
          todo.push(next)
        }
      }
    }
    return seen
  }
  for (let state = 0; state < size; state += 1) {
    const together = state * size + state
    const ahead = reach(together)
    if (!ahead.has(together)) continue
    for (const pair of ahead) {
      if (Math.floor(pair / size) !== pair % size && reach(pair).has(together)) return true
    }
  }
  return false
}

/** Matches texts in linear time: deterministic states are built when they are first needed. */
export function matcherOf({ sets, first, last, follow, empty }: Automaton): (text: string) => boolean {
  interface State {
    readonly positions: readonly number[]
    readonly done: boolean
    readonly next: (State | undefined)[]
  }
  let states = new Map<string, State>()
  const stateOf = (positions: readonly number[]): State => {
    const key = positions.join()
    const known = states.get(key)
    if (known) return known
    if (states.size >= MAX_STATES) states = new Map()
    const state = { positions, done: positions.some((position) => last.has(position)), next: [] }
    states.set(key, state)
    return state
  }
  const step = (state: State, symbol: number): State => {
    const known = state.next[symbol]
    if (known) return known
    const positions = new Set<number>()
    // A match may start at any character.
    for (const position of first) if (sets[position]?.[symbol]) positions.add(position)
    for (const from of state.positions) {
      for (const position of follow[from] ?? []) if (sets[position]?.[symbol]) positions.add(position)
    }
    const next = stateOf([...positions].sort((a, b) => a - b))
    state.next[symbol] = next
    return next
  }
  return (text) => {
    if (empty) return true
    let state = step(stateOf([]), START)
    for (let at = 0; at < text.length && !state.done; at += 1) {
      state = step(state, Math.min(text.charCodeAt(at), OTHER))
    }
    return state.done || step(state, END).done
  }
}
