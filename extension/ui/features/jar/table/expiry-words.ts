import { say, spokenLanguage } from '../../../shared/words.ts'

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** ms since the epoch; no date is later, and a format throws for one. */
const LAST_MOMENT = 8.64e15

/** When a cookie ends, in words: "in 3 days". @param now ms since the epoch */
export function expiryWords(expirationDate: number | undefined, now: number): string {
  if (expirationDate === undefined) return say('lifetime_session')
  const seconds = Math.round(expirationDate - now / 1000)
  if (seconds <= 0) return say('lifetime_expired')
  // In the largest unit of which there are two or more: "in 23 hours" says more than "in 1 day".
  const [unit, size] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
  return relative().format(Math.round(seconds / size), unit)
}

/** The same, as short as a column wants it. */
export function endsWords(expirationDate: number | undefined, now: number): string {
  if (expirationDate === undefined) return say('ends_session')
  return Math.round(expirationDate - now / 1000) <= 0 ? say('ends_expired') : expiryWords(expirationDate, now)
}

/** The same to the second. */
export function expiryMoment(expirationDate: number | undefined): string {
  if (expirationDate === undefined) return say('lifetime_session')
  return absolute().format(Math.min(expirationDate * 1000, LAST_MOMENT))
}

/** One format for all rows: making one costs more than using it a hundred times. */
function once<T>(make: (language: string) => T): () => T {
  let made: { language: string; format: T } | undefined
  return () => {
    const language = spokenLanguage()
    if (made?.language !== language) made = { language, format: make(language) }
    return made.format
  }
}

const relative = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'always' }))
const absolute = once((language) => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }))
