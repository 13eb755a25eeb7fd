const two = (number: number): string => String(number).padStart(2, '0')

/** A moment as a field of the type datetime-local wants it: `2026-11-24T20:30:00`, local time, whole seconds. */
export function localTime(ms: number): string {
  const at = new Date(ms)
  if (Number.isNaN(at.getTime())) return ''
  const day = [String(at.getFullYear()).padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`
}

/** ms since the epoch; null for what is no moment. */
export function readLocalTime(text: string): number | null {
  const ms = text === '' ? Number.NaN : new Date(text).getTime()
  return Number.isNaN(ms) ? null : ms
}
