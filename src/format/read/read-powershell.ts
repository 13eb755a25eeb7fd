import type { PasteBuilder } from '../paste-builder.ts'

const COOKIE = /System\.Net\.Cookie\s*\(/gi
const PLAIN: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

export function isPowerShell(text: string): boolean {
  return /WebRequestSession|\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s/i.test(text) && !/^\s*[[{]/.test(text)
}

/**
 * Reads Chrome's "Copy as PowerShell", where cookies are `New-Object System.Net.Cookie("name", "value", "path",
 * "domain")`.
 */
export function readPowerShell(text: string, paste: PasteBuilder): void {
  for (const { 0: found, index } of text.matchAll(COOKIE)) {
    const given = readArguments(text, index + found.length, paste)
    if (given === null) continue
    const [name = '', value = '', path = '', domain = ''] = given
    paste.add({
      name,
      value,
      at: index,
      ...(path === '' ? {} : { path }),
      ...(domain === '' ? {} : { domain: domain.replace(/^\./, '').toLowerCase(), hostOnly: !domain.startsWith('.') }),
    })
  }
  const url = optionValue(text, /-Uri\s+/i, paste)
  const method = optionValue(text, /-Method\s+/i, paste)
  paste.describeRequest({ url: url ?? undefined, method: method?.toUpperCase() ?? 'GET' })
  if (/-Headers\s+@\{/i.test(text)) paste.addLoss('headers-not-carried')
  if (/-Body\s/i.test(text)) paste.addLoss('body-not-carried')
  if ([...text.matchAll(/\bInvoke-(?:WebRequest|RestMethod)\b/gi)].length > 1) paste.addLoss('other-requests-not-read')
}

function readArguments(text: string, from: number, paste: PasteBuilder): string[] | null {
  const values: string[] = []
  let at = from
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
    if (text[at] === ')') return values
    const read = readText(text, at)
    if (read === null)
      return paste.addProblem(
        text[at] === '"' || text[at] === "'" ? 'text-unfinished' : 'not-expected-here',
        Math.min(at, text.length - 1),
      )
    values.push(read.value)
    at = read.end
    at += /^\s*,?/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  }
}

function optionValue(text: string, option: RegExp, paste: PasteBuilder): string | null {
  const found = option.exec(text)
  if (!found) return null
  const at = found.index + found[0].length
  const bare = /^[^\s"'`;]+/.exec(text.slice(at, at + 8000))?.[0]
  if (bare !== undefined) return bare
  const read = readText(text, at)
  return read ? read.value : paste.addProblem('text-unfinished', Math.min(at, text.length - 1))
}

/** Reads "..." with backtick escapes and `$([char]233)`, or '...' in which '' is one quote. */
function readText(text: string, start: number): { value: string; end: number } | null {
  const quote = text[start]
  if (quote !== '"' && quote !== "'") return null
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === quote) {
      if (text[at + 1] !== quote) return { value, end: at + 1 }
      value += char
      at += 1
    } else if (quote === '"' && char === '`') {
      at += 1
      const escaped = text[at] ?? ''
      value += Object.hasOwn(PLAIN, escaped) ? (PLAIN[escaped] ?? '') : escaped
    } else {
      const coded = quote === '"' && char === '$' ? /^\$\(\[char\](\d{1,5})\)/.exec(text.slice(at, at + 20)) : null
      value += coded ? String.fromCharCode(Number(coded[1])) : char
      if (coded) at += coded[0].length - 1
    }
  }
  return null
}
