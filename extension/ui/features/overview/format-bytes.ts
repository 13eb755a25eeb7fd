import { spokenLanguage } from '../../shared/words.ts'

/** Formats a size in the user's language: `812 bytes`, `3.4 kB`. */
export function formatBytes(count: number): string {
  const [unit, unitDisplay, value] =
    count < 1000 ? (['byte', 'long', count] as const) : (['kilobyte', 'short', count / 1000] as const)
  return value.toLocaleString(spokenLanguage(), { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 })
}

export function formatCount(count: number): string {
  return count.toLocaleString(spokenLanguage())
}
