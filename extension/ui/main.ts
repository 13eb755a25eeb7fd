// Must be the first import: it requests everything that the surface shows first.
import { preload } from './app/start/preloaded.ts'
import './shared/styles/tokens.css'
import { browser } from '../browser.ts'
import { loadPublicSuffixes } from '../platform/public-suffix.ts'
import { createBrowserClient } from './app/client/browser-client.ts'
import { browserShell } from './app/shell/browser-shell.ts'
import type { Shell, Surface } from './app/shell/shell.ts'
import { speak } from './shared/words.ts'
import { show } from './show.tsx'

// All four pages share this one script, because each further file that a page loads takes some milliseconds.

void open(surfaceAt(location.pathname))

async function open(surface: Surface): Promise<void> {
  speak((key, values) => browser.i18n.getMessage(key, values))
  await loadPublicSuffixes()
  show(await shellOf(surface), surface, preload)
  if (surface === 'popup') (await import('./app/shell/fit-popup.ts')).fitPopup()
}

/** Each page's file is named after its surface. */
function surfaceAt(path: string): Surface {
  return (['popup', 'panel', 'sidebar'] as const).find((one) => path === `/${one}.html`) ?? 'page'
}

async function shellOf(surface: Surface): Promise<Shell> {
  if (surface === 'panel') return (await import('./app/shell/panel-shell.ts')).panelShell()
  const client = createBrowserClient(preload?.news)
  const query = new URLSearchParams(location.search)
  return browserShell({ surface, query, client, firstTab: preload?.thisTab ?? null })
}
