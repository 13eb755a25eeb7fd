import './tokens.css'
import { browser } from '../browser.ts'
import { loadPublicSuffixes } from '../platform/public-suffix.ts'
import { browserShell } from './browser-shell.ts'
import type { Shell, Surface } from './shell.ts'
import { show } from './show.tsx'
import { speak } from './words.ts'

type ShellOf = (surface: Surface, asked: URLSearchParams) => Shell

/** What the entry of each surface does: words, a shell of the browser, and the application. */
export async function openSurface(surface: Surface, shellOf: ShellOf = browserShell): Promise<void> {
  speak((key, values) => browser.i18n.getMessage(key, values))
  await loadPublicSuffixes()
  show(shellOf(surface, new URLSearchParams(location.search)), surface)
  if (surface === 'popup') (await import('./fit-popup.ts')).fitPopup()
}
