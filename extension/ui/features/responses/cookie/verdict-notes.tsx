import type { Verdict } from '../../../../../src/verdict/verdict.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { sayCode } from '../../../shared/words.ts'

/** Warnings about a stored cookie, and the facts that are missing when the verdict is unknown. */
export function VerdictNotes({ verdict }: { verdict: Verdict }) {
  const { outcome, warnings, missing = [] } = verdict
  const notes = [
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
