import type { Word, Words } from './shell-words.ts'

/** Returns whether a command line is for Windows' cmd: its first argument is quoted with `^"`, or a line ends with `^`. */
export function isCmd(text: string): boolean {
  return isCopied(text) || /\s\^\r?\n/.test(text)
}

/** Returns whether Chrome wrote the command: it quotes every argument with `^"`. */
function isCopied(text: string): boolean {
  return /^\s*\S+\s+\^"/.test(text)
}

/**
 * Splits a command line into words as Windows does. First cmd removes each `^`: a line break after it goes too, and any
 * other character after it is literal. Then the program itself parses quotes and backslashes. Chrome's "Copy as cURL
 * (cmd)" is written for these two steps, except that it doubles every backslash, while the program halves only those
 * before a quote. So for Chrome's form all are halved. Never throws.
 */
export function cmdWords(text: string): Words {
  const problems: Words['problems'][number][] = []
  const doubled = isCopied(text)
  const commands = cmdLines(text).map((line) => splitArguments(line, doubled, problems))
  return { commands: commands.filter((words) => words.length > 0), problems }
}

interface Char {
  readonly char: string
  readonly at: number
}

/** Step one: returns the remaining characters of each command, with their offsets. */
function cmdLines(text: string): Char[][] {
  const lines: Char[][] = [[]]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    let char = text[at] ?? ''
    if (char === '^' && !quoted) {
      at += 1
      if (text[at] === '\r') at += 1
      if (text[at] === '\n') at += 1
      char = text[at] === '\r' && text[at + 1] === '\n' ? '\n' : (text[at] ?? '')
      if (char === '\n' && text[at] === '\r') at += 1
      lines.at(-1)?.push({ char, at })
      continue
    }
    if (char === '"') quoted = !quoted
    if (!quoted && /[&|\r\n]/.test(char)) lines.push([])
    else lines.at(-1)?.push({ char, at })
  }
  return lines
}

/**
 * Step two, by the rules of Microsoft's C runtime: 2n backslashes before a quote become n, an odd one makes the quote
 * literal, and `""` within quotes is one quote.
 */
function splitArguments(chars: readonly Char[], doubled: boolean, problems: Words['problems'][number][]): Word[] {
  const words: Word[] = []
  let word = ''
  let start = -1
  let quoted = false
  let opened = 0
  const end = () => {
    if (start >= 0) words.push({ text: word, at: start })
    word = ''
    start = -1
  }
  for (let i = 0; i < chars.length; i += 1) {
    const { char, at } = chars[i] ?? { char: '', at: 0 }
    if (!quoted && /[ \t]/.test(char)) {
      end()
      continue
    }
    if (start < 0) start = at
    if (char === '\\') {
      let count = 1
      while (chars[i + count]?.char === '\\') count += 1
      const beforeQuote = chars[i + count]?.char === '"'
      word += '\\'.repeat(beforeQuote || doubled ? count >> 1 : count)
      i += count - 1
      if (beforeQuote && count % 2 === 1) {
        word += '"'
        i += 1
      }
    } else if (char === '"') {
      if (quoted && chars[i + 1]?.char === '"') {
        word += '"'
        i += 1
      } else {
        quoted = !quoted
        opened = at
      }
    } else word += char
  }
  if (quoted) problems.push({ code: 'text-unfinished', at: opened })
  end()
  return words
}
