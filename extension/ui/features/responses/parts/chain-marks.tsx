import type { Marks } from '../../../../../src/exchange/analysis/marks.ts'
import { Mark } from '../../../shared/parts/mark.tsx'
import { sayCount } from '../../../shared/words.ts'

/** The counts of a chain's cookies as symbols with numbers: set by a rule, stored, deleted, unknown, refused. */
export function ChainMarks({ marks }: { marks: Marks }) {
  const { injected, kept, refused, deleted, unknown } = marks
  return (
    <span class="marks">
      {injected > 0 && <Mark tone="injected" text={`↑${injected}`} words={sayCount('mark_injected', injected)} />}
      {kept > 0 && <Mark tone="kept" text={`+${kept}`} words={sayCount('mark_kept', kept)} />}
      {deleted > 0 && <Mark tone="quiet" text={`−${deleted}`} words={sayCount('mark_deleted', deleted)} />}
      {unknown > 0 && <Mark tone="quiet" text={`?${unknown}`} words={sayCount('mark_unknown', unknown)} />}
      {refused > 0 && <Mark tone="refused" text={`⊘${refused}`} words={sayCount('mark_refused', refused)} />}
    </span>
  )
}
