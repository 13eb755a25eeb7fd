import './still.ts'
import '../../extension/ui/tokens.css'
import { render } from 'preact'
import type { Surface } from '../../extension/ui/shell.ts'
import { show } from '../../extension/ui/show.tsx'
import { speak } from '../../extension/ui/words.ts'
import en from '../../public/_locales/en/messages.json'
import { Contents } from './contents.tsx'
import { fakeShell } from './fake-shell.ts'
import { lookUpIn } from './look-up.ts'
import { pseudo } from './pseudo.ts'
import { scenes } from './scenes.ts'

const SURFACES: readonly Surface[] = ['popup', 'page', 'panel', 'sidebar']

/** `?scene=NAME&surface=popup&words=rtl`, or the name of a language: `&words=de` */
const asked = new URLSearchParams(location.search)
const words = asked.get('words') ?? 'en'
if (words === 'rtl') {
  const english = lookUpIn(en)
  const own: Readonly<Record<string, string>> = { words_language: 'ar', '@@bidi_dir': 'rtl' }
  speak((key, values) => own[key] ?? pseudo(english(key, values)))
} else {
  const { default: messages } = await import(`../../public/_locales/${words}/messages.json`)
  speak(lookUpIn(messages))
}

// For the tests, which look for what hinders people.
if (asked.has('axe')) Object.assign(globalThis, { axe: await import('axe-core') })

const scene = scenes[asked.get('scene') ?? '']
const surface = SURFACES.find((one) => one === asked.get('surface')) ?? 'page'
if (scene === undefined) render(<Contents names={Object.keys(scenes)} />, document.body)
else show(fakeShell(scene()), surface)
