import { UnseenList } from '../overview/unseen-list.tsx'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'

/** Where nothing is listed: why what somebody looks for may never be. */
export function UnseenHere({ app }: { app: App }) {
  return (
    <details class="unseen-here" data-testid="unseen-here">
      <summary>{say('unseen_title')}</summary>
      <UnseenList app={app} />
    </details>
  )
}
