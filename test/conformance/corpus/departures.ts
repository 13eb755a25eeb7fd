/** A case whose expectation comes from a standard, and which Chromium is known to decide otherwise. */
export interface Departure<T> {
  readonly gives: T
  readonly why: string
}

/** Cookie dates: `profiles.ts` dateGrammar. */
export const DATE_DEPARTURES: Readonly<Record<string, Departure<number>>> = {
  'http-state/dates/bsd-examples.json#50': {
    gives: 942_657_079_747_000,
    why: 'Chromium reads years of five digits; the draft knows four (README: the year 31841 is Chromium-only)',
  },
}

const AMBIGUOUS = {
  gives: '',
  why: 'Chromium refuses a nameless cookie whose value holds `=` (ambiguousNameless; blocked-reasons AMBIGUOUS_SERIALIZATION)',
}

/** What is read back. */
export const JAR_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  'http-state/name0017': AMBIGUOUS,
  'http-state/name0025': AMBIGUOUS,
  'cookies/name/name.html :: Set a nameless cookie (that has an = in its value)': AMBIGUOUS,
  "cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)": AMBIGUOUS,
}

/** The reasons for refusing. */
export const REASON_DEPARTURES: Readonly<Record<string, Departure<readonly string[]>>> = {}
