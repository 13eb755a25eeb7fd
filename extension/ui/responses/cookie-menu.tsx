import type { PartialCookieKey } from '../../../src/cookie/cookie-key.ts'
import { Menu } from '../parts/menu.tsx'
import { MenuItem } from '../parts/menu-item.tsx'
import { say } from '../words.ts'
import type { Acts } from './acts.ts'

interface Props {
  name: string
  value: string
  /** Of the request it went with. */
  url: string
  /** Where it is kept, if that can be told. */
  findPlace: (() => Promise<PartialCookieKey>) | null
  acts: Acts
}

/** What can be done with one cookie. */
export function CookieMenu({ name, value, url, findPlace, acts }: Props) {
  return (
    <Menu icon="dots" label={say('cookie_actions', name)} testId="cookie-menu">
      {() => (
        <>
          <MenuItem
            icon="inject"
            label={say('act_send')}
            testId="act-send"
            onSelect={() => acts.inject(name, value, url)}
          />
          <MenuItem
            icon="refused"
            label={say('act_leave_out')}
            testId="act-leave-out"
            onSelect={() => acts.inject(name, null, url)}
          />
          {findPlace !== null && (
            <MenuItem
              icon="history"
              label={say('act_history')}
              testId="act-history"
              onSelect={() => acts.history(findPlace)}
            />
          )}
          <MenuItem icon="copy" label={say('act_copy_pair')} onSelect={() => acts.copy(`${name}=${value}`)} />
        </>
      )}
    </Menu>
  )
}
