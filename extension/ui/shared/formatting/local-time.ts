const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** Formats a time for a datetime-local input: `2026-11-24T20:30:00`, local time, whole seconds. */
export function localTime(ms: number): string {
  const at = new Date(ms)
  if (Number.isNaN(at.getTime())) return ''
  const day = [String(at.getFullYear()).padStart(4, '0'), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join(
    '-',
  )
  return `${day}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')}`
}

/** @returns milliseconds since the epoch; null when the text is not a time */
export function readLocalTime(text: string): number | null {
  const ms = text === '' ? Number.NaN : new Date(text).getTime()
  return Number.isNaN(ms) ? null : ms
}
