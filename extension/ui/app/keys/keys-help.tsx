import { useState } from 'preact/hooks'
import { lazy } from '../../shared/parts/lazy.tsx'
import { say } from '../../shared/words.ts'

export const KEYS_ID = 'keys-help'

const KeysList = lazy(async () => (await import('./keys-list.tsx')).KeysList)

/** The keyboard help, in a popover. */
export function KeysHelp() {
  const [open, setOpen] = useState(false)
  return (
    <div
      id={KEYS_ID}
      class="menu keys-help"
      popover="auto"
      role="dialog"
      aria-label={say('keys_title')}
      onBeforeToggle={(event) => {
        if (event.newState === 'open') setOpen(true)
      }}
    >
      <h2>{say('keys_title')}</h2>
      {open && <KeysList />}
    </div>
  )
}
