import './history.css'
import { useEffect, useState } from 'preact/hooks'
import type { CookiePlace } from '../../../../src/cookie/cookie-key.ts'
import type { HistoryEntry } from '../../../../src/exchange/history.ts'
import type { App } from '../../app/app.ts'
import { IconButton } from '../../shared/parts/icon-button.tsx'
import { say } from '../../shared/words.ts'
import { HistoryStep } from './history-step.tsx'

export interface HistoryProps {
  app: App
  place: CookiePlace
  onClose: () => void
  /** Opens the request of that number. */
  onOpen: (seq: number) => void
}

/** Every time one cookie was set, replaced, deleted, refused or sent: the newest first. */
export function HistoryView({ app, place, onClose, onOpen }: HistoryProps) {
  const { view, log, shell, errors } = app
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  const newest = log.exchanges.value.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something new has come
  useEffect(() => {
    let left = false
    void errors.guard(async () => {
      const found = await shell.client.call('history', place)
      if (!left) setEntries(found)
    })
    return () => {
      left = true
    }
  }, [place, newest, shell, errors])
  return (
    <article class="detail-body" data-testid="history" aria-label={say('history_title', place.name)}>
      <header class="section-head">
        <h2>{say('history_title', place.name)}</h2>
        <span class="code-name">
          {place.domain}
          {place.path}
        </span>
        <span class="section-tools">
          <IconButton icon="close" label={say('history_close')} onClick={onClose} />
        </span>
      </header>
      {entries?.length === 0 && <p class="faint">{say('history_none')}</p>}
      <ol class="history">
        {(entries ?? []).toReversed().map((entry) => (
          <HistoryStep
            key={`${entry.at} ${entry.kind} ${entry.seq} ${entry.change}`}
            name={place.name}
            entry={entry}
            shown={view.showValues.value}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </article>
  )
}
