import { say, sayCount } from '../words.ts'
import { Sentence } from './sentence.tsx'

export interface UnseenProps {
  /** True if other sites are not watched. */
  onlyThisSite: boolean
  /** Number of exchanges that the log dropped to stay within its limits. */
  dropped: number
}

/** Lists the traffic that no extension can see, and how much the log has dropped. */
export function UnseenList({ onlyThisSite, dropped }: UnseenProps) {
  const lines = [
    onlyThisSite ? say('unseen_other_sites') : '',
    say('unseen_before'),
    say('unseen_worker'),
    say('unseen_hints'),
    dropped > 0 ? sayCount('dropped', dropped) : '',
  ]
  return (
    <ul class="not-seen">
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <li key={line}>
            <Sentence text={line} />
          </li>
        ))}
    </ul>
  )
}
