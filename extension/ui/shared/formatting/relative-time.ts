import { spokenLanguage } from '../words.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Formats `in 2 hours`, `3 days ago`, in the largest unit of which there are at least 2. @param ms distance from now */
export function relativeTime(ms: number): string {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= 2 * size) ?? (['second', 1000] as const)
  return new Intl.RelativeTimeFormat(spokenLanguage(), { numeric: 'auto' }).format(Math.trunc(ms / size), unit)
}
