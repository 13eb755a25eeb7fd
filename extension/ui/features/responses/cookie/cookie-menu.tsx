import type { PartialCookieKey } from '../../../../../src/cookie/cookie-key.ts'
import { Menu } from '../../../shared/menu/menu.tsx'
import { MenuItem } from '../../../shared/menu/menu-item.tsx'
import { say } from '../../../shared/words.ts'
import type { CookieActions } from './cookie-actions.ts'

interface Props {
  name: string
  value: string
  /** The URL of the request that sent or returned it. */
  url: string
  /** Identifies the cookie in the jar; null where that is not known. */
  findCookie: (() => Promise<PartialCookieKey>) | null
  actions: CookieActions
}

/** The menu of a cookie that was sent or received. */
export function CookieMenu({ name, value, url, findCookie, actions }: Props) {
  return (
    <Menu icon="dots" label={say('cookie_actions', name)} testId="cookie-menu">
      {() => (
        <>
          <MenuItem
            icon="inject"
            label={say('act_send')}
            testId="act-send"
            onSelect={() => actions.draftRule(name, value, url)}
          />
          <MenuItem
            icon="refused"
            label={say('act_leave_out')}
            testId="act-leave-out"
            onSelect={() => actions.draftRule(name, null, url)}
          />
          {findCookie !== null && (
            <MenuItem
              icon="history"
              label={say('act_history')}
              testId="act-history"
              onSelect={() => actions.showHistory(findCookie)}
            />
          )}
          <MenuItem icon="copy" label={say('act_copy_pair')} onSelect={() => actions.copy(`${name}=${value}`)} />
        </>
      )}
    </Menu>
  )
}
