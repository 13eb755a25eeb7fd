import './fixed-clock.ts'
import '../../extension/ui/shared/styles/tokens.css'
import { render } from 'preact'
import type { Surface } from '../../extension/ui/app/shell/shell.ts'
import { speak } from '../../extension/ui/shared/words.ts'
import { show } from '../../extension/ui/show.tsx'
import en from '../../public/_locales/en/messages.json'
import { Contents } from './contents.tsx'
import { fakeShell } from './fake-shell.ts'
import { lookUpIn } from './look-up.ts'
import { pseudo } from './pseudo.ts'
import { scenes } from './scenes.ts'

const SURFACES: readonly Surface[] = ['popup', 'page', 'panel', 'sidebar']

/** The page's query: `?scene=NAME&surface=popup&words=rtl`, or a language as in `&words=de`. */
const query = new URLSearchParams(location.search)
const words = query.get('words') ?? 'en'
if (words === 'rtl') {
  const english = lookUpIn(en)
  const rtl: Readonly<Record<string, string>> = { words_language: 'ar', '@@bidi_dir': 'rtl' }
  speak((key, values) => rtl[key] ?? pseudo(english(key, values)))
} else {
  const { default: messages } = await import(`../../public/_locales/${words}/messages.json`)
  speak(lookUpIn(messages))
}

// The accessibility tests run axe in this page.
if (query.has('axe')) Object.assign(globalThis, { axe: await import('axe-core') })

const scene = scenes[query.get('scene') ?? '']
const surface = SURFACES.find((one) => one === query.get('surface')) ?? 'page'
if (scene === undefined) render(<Contents names={Object.keys(scenes)} />, document.body)
else show(fakeShell(scene()), surface)
