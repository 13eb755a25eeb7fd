import type { App } from '../../app/state/app.ts'
import { UnseenList } from '../../shared/parts/unseen-list.tsx'
import { say } from '../../shared/words.ts'

/** In the overview: what no extension can see. */
export function Unseen({ app }: { app: App }) {
  return (
    <section class="chart chart-wide" data-testid="unseen">
      <h2>{say('unseen_title')}</h2>
      <UnseenList app={app} />
    </section>
  )
}
