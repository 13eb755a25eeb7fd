import type { PasteBuilder } from '../paste-builder.ts'
import { cmdWords, isCmd } from '../syntax/cmd-words.ts'
import { shellWords, type Word } from '../syntax/shell-words.ts'
import { LONG_OF_SHORT, LONG_WITH_VALUE, SHORT_WITH_VALUE } from './curl-options.ts'
import { readPairs } from './read-pairs.ts'

const PROGRAM = /^(?:.*[\\/])?curl(?:\.exe)?$/i

export function isCurl(text: string): boolean {
  return /^\s*(?:[$>%]\s+)?(?:[\w./\\:-]*[\\/])?curl(?:\.exe)?(?:\s|$)/i.test(text)
}

/**
 * Reads a `curl` command with all its quoting, as written by hand or copied from a browser, for bash or Windows' cmd.
 */
export function readCurl(text: string, paste: PasteBuilder): void {
  const { commands, problems } = isCmd(text) ? cmdWords(text) : shellWords(text)
  for (const { code, at } of problems) paste.addProblem(code, at)
  const requests = commands
    .map((words) => words.findIndex(({ text: word }) => PROGRAM.test(word)))
    .flatMap((at, index) => (at < 0 ? [] : [(commands[index] ?? []).slice(at + 1)]))
  const [first = [], ...others] = requests
  if (others.length > 0) paste.addLoss('other-requests-not-read')
  readArguments(first, paste)
}

interface Command {
  url: string | undefined
  method: string | undefined
  sends: boolean
  get: boolean
  head: boolean
}

function readArguments(words: readonly Word[], paste: PasteBuilder): void {
  const command: Command = { url: undefined, method: undefined, sends: false, get: false, head: false }
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? { text: '', at: 0 }
    const option = readOption(word)
    if (!option) {
      if (command.url !== undefined) paste.addLoss('other-requests-not-read')
      command.url ??= word.text
      continue
    }
    const value = option.value ?? (option.takesValue ? words[++i] : undefined)
    if (option.name === 'next') {
      paste.addLoss('other-requests-not-read')
      break
    }
    take(option.name, value ?? { text: '', at: word.at }, command, paste)
  }
  const { url, method, sends, get, head } = command
  paste.describeRequest({ url, method: method ?? (head ? 'HEAD' : sends && !get ? 'POST' : 'GET') })
}

interface Option {
  readonly name: string
  readonly takesValue: boolean
  /** Present when the value is in the same word. */
  readonly value?: Word
}

/** Reads `-b v`, `-bv`, `-sSb v`, `--cookie v`, `--cookie=v`. Returns null when the word is not an option. */
function readOption({ text, at }: Word): Option | null {
  if (text.startsWith('--') && text.length > 2) {
    const equals = text.indexOf('=')
    const name = text.slice(2, equals < 0 ? undefined : equals)
    if (equals < 0) return { name, takesValue: LONG_WITH_VALUE.has(name) }
    return { name, takesValue: true, value: { text: text.slice(equals + 1), at: at + equals + 1 } }
  }
  if (!text.startsWith('-') || text.length < 2) return null
  for (let i = 1; i < text.length; i += 1) {
    const letter = text[i] ?? ''
    const name = LONG_OF_SHORT[letter] ?? letter
    if (SHORT_WITH_VALUE.includes(letter)) {
      const rest = text.slice(i + 1)
      return rest === ''
        ? { name, takesValue: true }
        : { name, takesValue: true, value: { text: rest, at: at + i + 1 } }
    }
    if (name.length > 1 && i === text.length - 1) return { name, takesValue: false }
  }
  return { name: '', takesValue: false }
}

function take(name: string, value: Word, command: Command, paste: PasteBuilder): void {
  switch (name) {
    case 'cookie':
      // curl treats a value with `=` as data, and any other as a file name. An empty value only enables its cookie jar.
      if (value.text.includes('=')) readPairs(value.text, value.at, paste)
      else if (value.text !== '') paste.addLoss('cookie-file-not-read')
      break
    case 'header':
      readHeader(value, paste)
      break
    case 'url':
      command.url ??= value.text
      break
    case 'request':
      command.method = value.text
      break
    case 'head':
      command.head = true
      break
    case 'get':
      command.get = true
      break
    case 'config':
      paste.addLoss('file-not-read')
      break
    case 'upload-file':
    case 'data':
    case 'data-ascii':
    case 'data-binary':
    case 'data-raw':
    case 'data-urlencode':
    case 'form':
    case 'form-string':
    case 'json':
      command.sends = true
      paste.addLoss('body-not-carried')
      break
  }
}

function readHeader({ text, at }: Word, paste: PasteBuilder): void {
  const field = /^\s*cookie\s*:/i.exec(text)
  if (field) readPairs(text.slice(field[0].length), at + field[0].length, paste)
  else paste.addLoss(text.startsWith('@') ? 'file-not-read' : 'headers-not-carried')
}
