// Before all else: it asks.
import './app/ahead.ts'
import './tokens.css'
import { browser } from '../browser.ts'
import { loadPublicSuffixes } from '../platform/public-suffix.ts'
import { browserShell } from './app/shell/browser-shell.ts'
import type { Shell, Surface } from './app/shell/shell.ts'
import { speak } from './shared/words.ts'
import { show } from './show.tsx'

// The one script of all four pages: each file more that a page asks for costs it some ms.

void open(surfaceAt(location.pathname))

/** Words, a shell of the browser, and the application. */
async function open(surface: Surface): Promise<void> {
  speak((key, values) => browser.i18n.getMessage(key, values))
  await loadPublicSuffixes()
  show(await shellOf(surface), surface)
  if (surface === 'popup') (await import('./fit-popup.ts')).fitPopup()
}

/** The pages are named after what they are. */
function surfaceAt(path: string): Surface {
  return (['popup', 'panel', 'sidebar'] as const).find((one) => path === `/${one}.html`) ?? 'page'
}

async function shellOf(surface: Surface): Promise<Shell> {
  if (surface === 'panel') return (await import('./app/shell/panel-shell.ts')).panelShell()
  return browserShell(surface, new URLSearchParams(location.search))
}
