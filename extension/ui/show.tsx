import { render } from 'preact'
import './shared/styles/base.css'
import './shared/styles/parts.css'
import './app/frame/frame.css'
import './features/responses/responses.css'
import type { Shell, Surface } from './app/shell/shell.ts'
import { start } from './app/start/start.ts'
import { createApp } from './app/state/app.ts'
import { AppView } from './app-view.tsx'
import { direction, spokenLanguage } from './shared/words.ts'

/** Paints a surface into the page. */
export function show(shell: Shell, surface: Surface): void {
  document.documentElement.dataset['surface'] = surface
  document.documentElement.lang = spokenLanguage()
  document.documentElement.dir = direction()
  const app = createApp(shell)
  render(<AppView app={app} />, document.body)
  void start(app)
}
