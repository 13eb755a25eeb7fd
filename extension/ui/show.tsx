import { render } from 'preact'
import './styles.ts'
import type { Shell, Surface } from './app/shell/shell.ts'
import type { Preload } from './app/start/preload.ts'
import { start } from './app/start/start.ts'
import { createApp } from './app/state/app.ts'
import { createFeatures } from './features.tsx'
import { direction, spokenLanguage } from './shared/words.ts'
import { SurfaceView } from './surface-view.tsx'

/** Renders a surface into the page. @param preload the data that was requested before; null: none */
export function show(shell: Shell, surface: Surface, preload: Preload | null = null): void {
  document.documentElement.dataset['surface'] = surface
  document.documentElement.lang = spokenLanguage()
  document.documentElement.dir = direction()
  const app = createApp(shell)
  const features = createFeatures(app)
  render(<SurfaceView app={app} features={features} />, document.body)
  void start(app, features.slices, preload)
}
