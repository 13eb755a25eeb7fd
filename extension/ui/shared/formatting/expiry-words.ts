import { say, spokenLanguage } from '../words.ts'

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** The latest time that a Date can hold, milliseconds since the epoch. `Intl.DateTimeFormat` throws for a later one. */
const LAST_TIME = 8.64e15

/**
 * Says when a cookie expires: "in 3 days". @param expirationDate seconds since the epoch @param now milliseconds since
 * the epoch
 */
export function expiryWords(expirationDate: number | undefined, now: number): string {
  if (expirationDate === undefined) return say('lifetime_session')
  const seconds = Math.round(expirationDate - now / 1000)
  if (seconds <= 0) return say('lifetime_expired')
  // Use the largest unit of which there are at least 2: "in 23 hours" says more than "in 1 day".
  const [unit, size] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
  return relative().format(Math.round(seconds / size), unit)
}

/** A version of `expiryWords` that is short enough for a column. */
export function shortExpiryWords(expirationDate: number | undefined, now: number): string {
  if (expirationDate === undefined) return say('ends_session')
  return Math.round(expirationDate - now / 1000) <= 0 ? say('ends_expired') : expiryWords(expirationDate, now)
}

/** Formats the expiry of a cookie as a date with seconds. */
export function expiryDate(expirationDate: number | undefined): string {
  if (expirationDate === undefined) return say('lifetime_session')
  return absolute().format(Math.min(expirationDate * 1000, LAST_TIME))
}

/** Caches a formatter: making one costs more than using it a hundred times. */
function cached<T>(make: (language: string) => T): () => T {
  let made: { language: string; format: T } | undefined
  return () => {
    const language = spokenLanguage()
    if (made?.language !== language) made = { language, format: make(language) }
    return made.format
  }
}

const relative = cached((language) => new Intl.RelativeTimeFormat(language, { numeric: 'always' }))
const absolute = cached((language) => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }))
