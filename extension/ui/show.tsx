import { render } from 'preact'
import './base.css'
import './parts/parts.css'
import './frame/frame.css'
import './responses/responses.css'
import './inject/inject.css'
import { AppView } from './app-view.tsx'
import type { Shell } from './shell.ts'
import { createApp } from './state/app.ts'
import { start } from './state/start.ts'

/** Paints a surface into the page. */
export function show(shell: Shell, surface: 'popup' | 'page'): void {
  document.documentElement.dataset['surface'] = surface
  document.documentElement.lang = shell.language
  const app = createApp(shell)
  render(<AppView app={app} />, document.body)
  void start(app)
}
