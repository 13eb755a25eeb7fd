import type { App } from '../../../app/app.ts'
import { UnseenList } from '../../../shared/unseen/unseen-list.tsx'
import { say } from '../../../shared/words.ts'

/** Where nothing is listed: why what somebody looks for may never be. */
export function UnseenHere({ app }: { app: App }) {
  return (
    <details class="unseen-here" data-testid="unseen-here">
      <summary>{say('unseen_title')}</summary>
      <UnseenList app={app} />
    </details>
  )
}
