import type { App } from '../../app/app.ts'
import { say } from '../words.ts'
import { UnseenList } from './unseen-list.tsx'

/** In the overview: what no extension can see. */
export function Unseen({ app }: { app: App }) {
  return (
    <section class="chart chart-wide" data-testid="unseen">
      <h2>{say('unseen_title')}</h2>
      <UnseenList app={app} />
    </section>
  )
}
