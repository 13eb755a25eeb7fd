import { UnseenList } from '../../../shared/parts/unseen-list.tsx'
import { say } from '../../../shared/words.ts'
import type { ResponsesState } from '../state/responses-state.ts'

/** Shown below an empty list: explains why some requests never appear. */
export function UnseenHere({ responses: { access, log } }: { responses: Pick<ResponsesState, 'access' | 'log'> }) {
  return (
    <details class="unseen-here" data-testid="unseen-here">
      <summary>{say('unseen_title')}</summary>
      <UnseenList onlyThisSite={access.value === 'site'} dropped={log.stats.value?.dropped ?? 0} />
    </details>
  )
}
