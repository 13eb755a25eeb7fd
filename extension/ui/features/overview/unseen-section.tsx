import { UnseenList, type UnseenProps } from '../../shared/parts/unseen-list.tsx'
import { say } from '../../shared/words.ts'

/** The section of the overview about traffic that no extension can see. */
export function UnseenSection(props: UnseenProps) {
  return (
    <section class="chart chart-wide" data-testid="unseen">
      <h2>{say('unseen_title')}</h2>
      <UnseenList {...props} />
    </section>
  )
}
