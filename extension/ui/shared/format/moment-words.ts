import { spokenLanguage } from '../words.ts'
import { relativeTime } from './relative-time.ts'

/** A moment as a date, and how far away it is: `24 Nov 2026, 12:03:15 (in 2 hours)`. */
export function moment(ms: number, now: number): string {
  const format = new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle: 'medium' })
  return `${format.format(ms)} (${relativeTime(ms - now)})`
}
