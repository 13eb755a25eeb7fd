import { FILTER_FLAGS, FILTER_KEYS } from '../../../../src/exchange/query/filter.ts'
import { type Suggestion, suggestFilter } from '../../../../src/exchange/query/suggest-filter.ts'
import { sayCode, sayCount } from '../../shared/words.ts'
import { suggestionId } from './suggestion-id.ts'

interface Props {
  all: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
}

/** Exported here so that the field loads completions and their list together. */
export const suggest = suggestFilter

/** The completions for the word at the caret, each with an explanation. */
export function Suggestions({ all, active, onTake }: Props) {
  return (
    <>
      {all.map((one, index) => (
        <div
          key={one.insert}
          id={suggestionId(index)}
          class="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Without this the field would lose the focus, which closes the list before the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(one)}
          onKeyDown={() => undefined}
        >
          <code>{one.insert}</code> <span class="faint">{hint(one)}</span>
        </div>
      ))}
    </>
  )
}

function hint({ kind, insert, count }: Suggestion): string {
  const word = insert.replace(/^-/, '').replace(/^is:(?=.)/, '')
  if (kind === 'value') return count === undefined ? '' : sayCount('requests', count)
  const key = FILTER_KEYS.find((one) => word === `${one}:`)
  if (key !== undefined) return sayCode('querykey', key)
  const flag = FILTER_FLAGS.find((one) => word === one)
  return flag === undefined ? '' : sayCode('queryflag', flag)
}
