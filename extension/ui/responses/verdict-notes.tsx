import type { Verdict } from '../../../src/verdict/verdict.ts'
import { Icon } from '../parts/icon.tsx'
import { Sentence } from '../parts/sentence.tsx'
import { say, sayCode } from '../words.ts'

/** What is worth a look although the cookie was kept; what could not be known; where the jar spoke against our rules. */
export function VerdictNotes({ verdict }: { verdict: Verdict }) {
  const { outcome, certainty, predicted, warnings, missing = [] } = verdict
  const notes = [
    ...(certainty === 'contradicted' && predicted !== undefined
      ? [say('contradicted_note', sayCode('outcome', predicted))]
      : []),
    ...warnings.map((warning) => sayCode('warning', warning)),
    ...(outcome === 'unknown' ? missing.map((fact) => sayCode('fact', fact)) : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul class="verdict-notes tone-caution">
      {notes.map((note) => (
        <li key={note}>
          <Icon name="warning" />
          <span>
            <Sentence text={note} />
          </span>
        </li>
      ))}
    </ul>
  )
}
