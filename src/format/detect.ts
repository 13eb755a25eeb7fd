import { Gathering } from './gathering.ts'
import type { Paste, PasteFormat } from './paste.ts'
import { isCurl, readCurl } from './read/read-curl.ts'
import { isFetch, readFetch } from './read/read-fetch.ts'
import { isHeaderLines, readHeaderLines } from './read/read-header-lines.ts'
import { readJson } from './read/read-json.ts'
import { isNetscape, readNetscape } from './read/read-netscape.ts'
import { readPairLines } from './read/read-pairs.ts'
import { isPowerShell, readPowerShell } from './read/read-powershell.ts'
import { isPython, readPython } from './read/read-python.ts'
import { hasAttributes } from './read/read-set-cookie.ts'
import { isSetCookie3, readSetCookie3 } from './read/read-set-cookie3.ts'
import { readScript, type Script } from './syntax/read-script.ts'

/** Characters. More than a jar with all its cookies weighs; a HAR can be longer, and is better cut before. */
const LONGEST = 8_000_000

/**
 * Reads cookies, or rules, from whatever a person pasted: see PASTE_FORMATS. Never throws; keeps the good part when some of it
 * is bad, says where the bad one is, and what is lost. Nothing of it has been checked: `validateRule` and the jar do that.
 */
export function readPaste(text: string): Paste {
  const gathering = new Gathering(text)
  if (text.length > LONGEST) {
    gathering.fail('too-long', 0)
    return gathering.done('pairs')
  }
  return gathering.done(read(text, gathering))
}

/** The order matters: what is surest comes first. */
const BY_ITS_LOOKS: readonly {
  readonly format: PasteFormat
  readonly is: (text: string) => boolean
  readonly read: (text: string, gathering: Gathering) => void
}[] = [
  { format: 'curl', is: isCurl, read: readCurl },
  { format: 'fetch', is: isFetch, read: scripted(readFetch) },
  { format: 'powershell', is: isPowerShell, read: readPowerShell },
  { format: 'set-cookie3', is: isSetCookie3, read: readSetCookie3 },
  { format: 'netscape', is: isNetscape, read: readNetscape },
]

function read(text: string, gathering: Gathering): PasteFormat {
  const known = BY_ITS_LOOKS.find(({ is }) => is(text))
  if (known) {
    known.read(text, gathering)
    return known.format
  }
  if (/^\s*[[{(]/.test(text)) return readLiteral(text, gathering)
  if (isHeaderLines(text)) return readHeaderLines(text, gathering)
  if (isPython(text)) {
    scripted(readPython)(text, gathering)
    return 'python'
  }
  // Two braces begin a placeholder (`t={{uuid}}`); no dict begins with a dict.
  if (/^\s*(?:(?:const|let|var)\s+)?[\w.]+\s*[=:]\s*\{(?!\{)/.test(text)) return readLiteral(text, gathering)
  if (text.split(/[\r\n]+/, 100).some(hasAttributes)) return readHeaderLines(text, gathering)
  readPairLines(text, gathering)
  return 'pairs'
}

function scripted(
  reader: (script: Script, gathering: Gathering) => void,
): (text: string, gathering: Gathering) => void {
  return (text, gathering) => {
    const script = readScript(text)
    reader(script, gathering)
    if (script.problem) gathering.fail(script.problem.code, script.problem.at)
  }
}

/** JSON, or a dict; `cookies = ` may stand before it. */
function readLiteral(text: string, gathering: Gathering): PasteFormat {
  const { statements, problem } = readScript(text)
  const [first] = statements
  const format = first ? readJson(first.term, gathering) : 'dict'
  if (problem) gathering.fail(problem.code, problem.at)
  else if (format !== 'dict') gathering.requireSomething()
  return format
}
