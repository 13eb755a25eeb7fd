import '../ui/tokens.css'
import { browser } from '../browser.ts'
import { browserShell } from '../ui/browser-shell.ts'
import { show } from '../ui/show.tsx'
import { speak } from '../ui/words.ts'

const asked = new URLSearchParams(location.search)
speak((key, values) => browser.i18n.getMessage(key, values), browser.i18n.getUILanguage())
show(browserShell(asked), asked.has('tab') ? 'page' : 'popup')
