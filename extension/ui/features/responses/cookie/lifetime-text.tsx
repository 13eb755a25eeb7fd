import type { SetCookie } from '../../../../../src/cookie/set-cookie.ts'
import { type StatedLifetime, statedLifetime } from '../../../../../src/cookie/stated-lifetime.ts'
import { say, spokenLanguage } from '../../../shared/words.ts'

interface Props {
  cookie: SetCookie
  /** Time of arrival, milliseconds since the epoch. */
  receivedAt: number
}

/** Shows how long a stored cookie lives. */
export function LifetimeText({ cookie, receivedAt }: Props) {
  return <p class="faint">{inWords(statedLifetime(cookie, receivedAt))}</p>
}

function inWords(lifetime: StatedLifetime): string {
  if (lifetime.kind === 'session') return say('lifetime_session')
  if (lifetime.kind === 'expired') return say('lifetime_expired')
  const { seconds, asked } = lifetime
  if (seconds < asked) return say('lifetime_clamped', duration(seconds), duration(asked))
  return say('lifetime_lasting', duration(seconds))
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** Formats a duration in the largest unit of which it has at least two. */
function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const
  return (seconds / size).toLocaleString(spokenLanguage(), format)
}
