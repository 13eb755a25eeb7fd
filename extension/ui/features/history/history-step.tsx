import { useState } from 'preact/hooks'
import type { HistoryEntry } from '../../../../src/exchange/analysis/history.ts'
import { mask } from '../../../../src/text/mask.ts'
import { shortUrl } from '../../shared/formatting/short-url.ts'
import { timeOfDay } from '../../shared/formatting/time-of-day.ts'
import type { Tone } from '../../shared/parts/mark.tsx'
import { say, sayCode, sayCount } from '../../shared/words.ts'

interface Props {
  name: string
  entry: HistoryEntry
  showValues: boolean
  onOpenExchange: (seq: number) => void
}

const TONES: Readonly<Record<HistoryEntry['kind'], Tone>> = {
  stored: 'kept',
  replaced: 'kept',
  deleted: 'quiet',
  ignored: 'quiet',
  blocked: 'refused',
  unknown: 'quiet',
  sent: 'injected',
}

/** One entry of a history: what happened, when, by whom, and the value with its changed part marked. */
export function HistoryStep({ name, entry, showValues, onOpenExchange }: Props) {
  const [asked, setAsked] = useState(false)
  const { kind, by, at, seq, url, value, old, times } = entry
  const open = showValues || asked
  const outcome = kind === 'sent' ? say('history_sent') : sayCode('outcome', kind)
  return (
    <li class="history-step">
      <span class={`tag tone-${TONES[kind]}`}>{outcome}</span>
      <span class="faint">
        {timeOfDay(at)}
        {times > 1 && ` · ${sayCount('history_times', times)}`}
        {by !== 'response' && by !== 'request' && ` · ${sayCode('changed_by', by)}`}
      </span>
      {seq !== null && url !== null && (
        <button type="button" class="link" title={url} onClick={() => onOpenExchange(seq)}>
          {shortUrl(url, null).host}
          {shortUrl(url, null).path}
        </button>
      )}
      {value !== null && value !== '' && (
        <button
          type="button"
          class={open ? 'secret-value' : 'secret-value secret-masked'}
          aria-pressed={open}
          onClick={() => setAsked(!asked)}
        >
          <span class="visually-hidden">{open ? '' : say('value_show', name)}</span>
          <bdi aria-hidden={!open}>
            {open ? <ChangedValue entry={entry} value={value} old={old ?? null} /> : mask(value)}
          </bdi>
        </button>
      )}
    </li>
  )
}

/** A cookie value, with the part marked that replaced another text. */
function ChangedValue({ entry, value, old }: { entry: HistoryEntry; value: string; old: string | null }) {
  const { difference } = entry
  if (difference === null || old === null) return value
  const { prefix, suffix } = difference
  const gone = old.slice(prefix, old.length - suffix)
  return (
    <>
      {value.slice(0, prefix)}
      {gone !== '' && <del>{gone}</del>}
      <ins>{value.slice(prefix, value.length - suffix)}</ins>
      {value.slice(value.length - suffix)}
    </>
  )
}
