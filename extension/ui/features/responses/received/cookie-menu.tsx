import type { CookiePlace } from '../../../../../src/cookie/cookie-key.ts'
import { Menu } from '../../../shared/parts/menu.tsx'
import { MenuItem } from '../../../shared/parts/menu-item.tsx'
import type { RowActions } from '../../../shared/row-actions-type.ts'
import { say } from '../../../shared/words.ts'

interface Props {
  name: string
  value: string
  /** Of the request it went with. */
  url: string
  /** Where it is kept, if that can be told. */
  findPlace: (() => Promise<CookiePlace>) | null
  actions: RowActions
}

/** What can be done with one cookie. */
export function CookieMenu({ name, value, url, findPlace, actions }: Props) {
  return (
    <Menu icon="dots" label={say('cookie_actions', name)} testId="cookie-menu">
      {() => (
        <>
          <MenuItem
            icon="inject"
            label={say('act_send')}
            testId="act-send"
            onSelect={() => actions.inject(name, value, url)}
          />
          <MenuItem
            icon="refused"
            label={say('act_leave_out')}
            testId="act-leave-out"
            onSelect={() => actions.inject(name, null, url)}
          />
          {findPlace !== null && (
            <MenuItem
              icon="history"
              label={say('act_history')}
              testId="act-history"
              onSelect={() => actions.history(findPlace)}
            />
          )}
          <MenuItem icon="copy" label={say('act_copy_pair')} onSelect={() => actions.copy(`${name}=${value}`)} />
        </>
      )}
    </Menu>
  )
}
