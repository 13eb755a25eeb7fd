import './history.css'
import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry } from '../../../../src/exchange/analysis/history.ts'
import { IconButton } from '../../shared/parts/icon-button.tsx'
import { say } from '../../shared/words.ts'
import type { HistoryState } from './history-state.ts'
import { HistoryStep } from './history-step.tsx'

export interface HistoryProps {
  history: HistoryState
  onClose: () => void
  /** Opens the exchange with that `seq`. */
  onOpenExchange: (seq: number) => void
}

/** Shows every time one cookie was set, replaced, deleted, refused or sent, newest first. */
export function HistoryView({ history, onClose, onOpenExchange }: HistoryProps) {
  const { log, shell, errors, frame } = history
  const cookie = history.cookie.value
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  const newest = log.exchanges.value.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when an exchange arrives
  useEffect(() => {
    if (cookie === null) return
    let left = false
    void errors.guard(async () => {
      const found = await shell.client.call('history', cookie)
      if (!left) setEntries(found)
    })
    return () => {
      left = true
    }
  }, [cookie, newest, shell, errors])
  if (cookie === null) return null
  return (
    <article class="detail-body" data-testid="history" aria-label={say('history_title', cookie.name)}>
      <header class="section-head">
        <h2>{say('history_title', cookie.name)}</h2>
        <span class="code-name">
          {cookie.domain}
          {cookie.path}
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
            name={cookie.name}
            entry={entry}
            showValues={frame.showValues.value}
            onOpenExchange={onOpenExchange}
          />
        ))}
      </ol>
    </article>
  )
}
