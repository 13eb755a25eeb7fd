import { useRef, useState } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { lazy } from '../shared/parts/lazy.tsx'
import { say } from '../shared/words.ts'

interface Props {
  app: App
  site: string
  live: boolean
}

const AccessChoice = lazy<{ app: App; onChosen: () => void }>(
  async () => (await import('./access-choice.tsx')).AccessChoice,
)

/** The site, whether it is watched, and the way to watch more. */
export function AccessMenu({ app, site, live }: Props) {
  const { access, watching } = app
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const paused = watching.value?.paused === true && access.value !== 'none'
  return (
    <div class="access">
      <button type="button" class="access-button" popovertarget="access-menu" data-testid="access-menu">
        <span class={live ? 'live live-on' : 'live'} aria-hidden="true" />
        <strong class="site">{site}</strong>
        <span class="access-state">{say(paused ? 'watched_paused' : `watched_${access.value}`)}</span>
      </button>
      <div
        ref={menu}
        id="access-menu"
        class="menu"
        popover="auto"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') setOpen(true)
        }}
      >
        {open && <AccessChoice app={app} onChosen={() => menu.current?.hidePopover()} />}
      </div>
    </div>
  )
}
