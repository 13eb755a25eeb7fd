import { render } from 'preact'
import './base.css'
import './parts/parts.css'
import './frame/frame.css'
import './responses/responses.css'
import { AppView } from './app-view.tsx'
import type { Shell, Surface } from './shell.ts'
import { createApp } from './state/app.ts'
import { start } from './state/start.ts'
import { direction, spokenLanguage } from './words.ts'

/** Paints a surface into the page. */
export function show(shell: Shell, surface: Surface): void {
  document.documentElement.dataset['surface'] = surface
  document.documentElement.lang = spokenLanguage()
  document.documentElement.dir = direction()
  const app = createApp(shell)
  render(<AppView app={app} />, document.body)
  void start(app)
}
