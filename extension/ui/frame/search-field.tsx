import { focusSoon } from '../parts/focus-soon.ts'
import { Icon } from '../parts/icon.tsx'
import { Key } from '../parts/key.tsx'
import { LIST_ID } from '../parts/virtual-list.tsx'
import type { View } from '../state/view.ts'
import { say } from '../words.ts'

export const SEARCH_ID = 'search'

type Props = { view: Pick<View, 'search' | 'tab'> }

export function SearchField({ view: { search, tab } }: Props) {
  return (
    <search class="search">
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        type="search"
        aria-label={say('search_name')}
        placeholder={say('search_placeholder')}
        value={search.value}
        autocomplete="off"
        spellcheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          focusSoon(LIST_ID)
        }}
        onInput={(event) => {
          search.value = event.currentTarget.value
          tab.value = 'responses'
        }}
      />
      <Key name="/" />
    </search>
  )
}
