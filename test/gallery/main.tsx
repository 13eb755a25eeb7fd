import '../../extension/ui/tokens.css'
import { render } from 'preact'
import { show } from '../../extension/ui/show.tsx'
import { speak } from '../../extension/ui/words.ts'
import en from '../../public/_locales/en/messages.json'
import { Contents } from './contents.tsx'
import { fakeShell } from './fake-shell.ts'
import { lookUpIn } from './look-up.ts'
import { scenes } from './scenes.ts'

speak(lookUpIn(en), 'en')
const scene = scenes[new URLSearchParams(location.search).get('scene') ?? '']
if (scene === undefined) render(<Contents names={Object.keys(scenes)} />, document.body)
else show(fakeShell(scene()), 'page')
