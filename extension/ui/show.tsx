import { render } from 'preact'
import './base.css'
import './shared/parts/parts.css'
import './frame/frame.css'
import './features/responses/responses.css'
import { createApp } from './app/app.ts'
import type { Shell, Surface } from './app/shell/shell.ts'
import { start } from './app/start.ts'
import { RootView } from './frame/root-view.tsx'
import { direction, spokenLanguage } from './shared/words.ts'

/** Paints a surface into the page. */
export function show(shell: Shell, surface: Surface): void {
  document.documentElement.dataset['surface'] = surface
  document.documentElement.lang = spokenLanguage()
  document.documentElement.dir = direction()
  const app = createApp(shell)
  render(<RootView app={app} />, document.body)
  void start(app)
}
