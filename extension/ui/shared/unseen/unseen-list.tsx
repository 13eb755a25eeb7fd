import type { App } from '../../app/app.ts'
import { Sentence } from '../parts/sentence.tsx'
import { say, sayCount } from '../words.ts'

/** What no extension can see, and what went to make room. */
export function UnseenList({ app: { access, log } }: { app: App }) {
  const dropped = log.stats.value?.dropped ?? 0
  const lines = [
    access.value === 'site' ? say('unseen_other_sites') : '',
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
