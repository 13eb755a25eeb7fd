import type { SetCookie } from '../../../../../src/cookie/set-cookie.ts'
import { say, spokenLanguage } from '../../../shared/words.ts'

interface Props {
  cookie: SetCookie
  /** When it came, ms since the epoch. */
  at: number
}

/** How long a cookie that was kept lives, in words. */
export function Lifetime({ cookie, at }: Props) {
  return <p class="faint">{inWords(statedLifetime(cookie, at))}</p>
}

function inWords(time: Time): string {
  if (time.kind === 'session') return say('lifetime_session')
  if (time.kind === 'expired') return say('lifetime_expired')
  const { seconds, asked } = time
  if (seconds < asked) return say('lifetime_clamped', duration(seconds), duration(asked))
  return say('lifetime_lasting', duration(seconds))
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** In the largest unit of which there are two or more. */
function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const
  return (seconds / size).toLocaleString(spokenLanguage(), format)
}
