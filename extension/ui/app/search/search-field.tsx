import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Suggestion } from '../../../../src/exchange/query/suggest-filter.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { LIST_ID } from '../../shared/list-id.ts'
import { Icon } from '../../shared/parts/icon.tsx'
import { KeyLabel } from '../../shared/parts/key-label.tsx'
import { say, sayCode } from '../../shared/words.ts'
import type { App } from '../state/app.ts'
import { loadQueryLanguage, queryLanguage } from './query-language.ts'
import { suggestionId } from './suggestion-id.ts'

export const SEARCH_ID = 'search'
const PROBLEMS_ID = 'search-problems'
const SUGGESTIONS_ID = 'search-suggestions'

/** The search field, with completions for the word at the caret. The query language is that of the contract. */
export function SearchField({ frame, log }: Pick<App, 'frame' | 'log'>) {
  const { search, tab } = frame
  const field = useRef<HTMLInputElement>(null)
  /** The position of the caret; null while the field has no focus, or no completions are wanted. */
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const text = search.value
  const inJar = tab.value === 'jar'
  // A query is short, so parsing it in every render is cheaper than a memo.
  const problems = inJar ? [] : (queryLanguage.value?.parseFilter(text).problems ?? [])
  const help = useHelp(caret !== null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: completions are made when a key is typed, not whenever an exchange arrives
  const all = useMemo(
    () => (caret === null || help === null ? [] : help.suggest(text, caret, log.exchanges.peek())),
    [text, caret, help],
  )
  const open = caret !== null && all.length > 0

  const type = (to: string, at: number): void => {
    search.value = to
    // The jar is searched in its own view, for plain words. Rules and charts have no search, so the list of responses opens.
    if (tab.value !== 'jar') tab.value = 'responses'
    setCaret(tab.value === 'jar' ? null : at)
    setActive(-1)
  }
  const take = ({ insert, from, to }: Suggestion): void => {
    // A key such as `name:` is followed by a value. Anything else is complete, so add a space.
    const added = insert.endsWith(':') ? insert : `${insert} `
    const next = text.slice(0, from) + added + text.slice(to).trimStart()
    type(next, from + added.length)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + added.length, from + added.length)
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = all[active]
    // If no completion is chosen, Escape clears the search, as it does everywhere.
    if (event.key === 'Escape' && open && active >= 0) setActive(-1)
    else if (step !== undefined && open) setActive((active + step + all.length + 1) % (all.length + 1))
    else if (event.key === 'Enter' && open && chosen !== undefined) take(chosen)
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      setCaret(null)
      focusSoon(LIST_ID)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={field}
        id={SEARCH_ID}
        type="search"
        // biome-ignore lint/a11y/noRedundantRoles: an input without a `list` attribute has the role searchbox, which allows no suggestions
        role="combobox"
        list={undefined}
        aria-label={say('search_name')}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={SUGGESTIONS_ID}
        aria-activedescendant={open && active >= 0 ? suggestionId(active) : undefined}
        aria-describedby={PROBLEMS_ID}
        placeholder={say('search_placeholder')}
        value={text}
        autocomplete="off"
        spellcheck={false}
        onKeyDown={onKeyDown}
        onFocus={(event) => setCaret(tab.value === 'jar' ? null : event.currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onInput={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart ?? 0)}
      />
      <KeyLabel of="search" />
      <p id={PROBLEMS_ID} class="search-problems" role="status">
        {problems.map(({ code, from, to }) => (
          <span key={`${code} ${from}`}>
            <code>{text.slice(from, to)}</code> {sayCode('query', code)}
          </span>
        ))}
      </p>
      <div id={SUGGESTIONS_ID} class="suggestions" role="listbox" hidden={!open}>
        {open && help !== null && <help.Suggestions all={all} active={active} onTake={take} />}
      </div>
    </search>
  )
}

type Help = typeof import('./suggestions.tsx')

/** Loads the code of the completions when the field first gets the focus. */
function useHelp(wanted: boolean): Help | null {
  const [help, setHelp] = useState<Help | null>(null)
  useEffect(() => {
    if (wanted) loadQueryLanguage()
    if (wanted && help === null) void import('./suggestions.tsx').then(setHelp)
  }, [wanted, help])
  return help
}
