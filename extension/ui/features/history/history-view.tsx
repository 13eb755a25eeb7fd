import './history.css'
import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry } from '../../../../src/exchange/history.ts'
import type { App } from '../../app/app.ts'
import { IconButton } from '../../shared/parts/icon-button.tsx'
import { say } from '../../shared/words.ts'
import { HistoryStep } from './history-step.tsx'

interface Props {
  app: App
  onClose: () => void
  /** Opens the request of that number. */
  onOpen: (seq: number) => void
}

/** Every time one cookie was set, replaced, deleted, refused or sent: the newest first. */
export function HistoryView({ app, onClose, onOpen }: Props) {
  const { view, log, shell, troubles } = app
  const place = view.history.value
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  const newest = log.exchanges.value.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something new has come
  useEffect(() => {
    if (place === null) return
    let left = false
    void troubles.guard(async () => {
      const found = await shell.client.call('history', place)
      if (!left) setEntries(found)
    })
    return () => {
      left = true
    }
  }, [place, newest, shell, troubles])
  if (place === null) return null
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
