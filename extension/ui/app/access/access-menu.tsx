import { useRef, useState } from 'preact/hooks'
import type { HostAndSite } from '../../../../src/site/host-and-site.ts'
import type { Access } from '../../../../src/site/origin-pattern.ts'
import { lazy } from '../../shared/parts/lazy.tsx'
import { say } from '../../shared/words.ts'
import type { App } from '../state/app.ts'
import type { AccessApp } from './access-actions.ts'

interface ChoiceProps {
  app: AccessApp
  access: Access
  site: HostAndSite | null
  onChosen: () => void
}

const AccessChoice = lazy<ChoiceProps>(async () => (await import('./access-choice.tsx')).AccessChoice)

/** A button that shows the site and whether it is watched. It opens the choice of sites to watch. */
export function AccessMenu({ app }: { app: AccessApp & Pick<App, 'site'> }) {
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const access = app.access.value
  const site = app.site.value
  const paused = app.watching.value?.paused ?? false
  const watched = access !== 'none'
  return (
    <div class="access">
      <button type="button" class="access-button" popovertarget="access-menu" data-testid="access-menu">
        <span class={watched && !paused ? 'live live-on' : 'live'} aria-hidden="true" />
        <strong class="site">{site?.host ?? say('site_unknown')}</strong>
        <span class="access-state">{say(watched && paused ? 'watched_paused' : `watched_${access}`)}</span>
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
        {open && <AccessChoice app={app} access={access} site={site} onChosen={() => menu.current?.hidePopover()} />}
      </div>
    </div>
  )
}
