import type { Paste, PasteFormat } from './paste.ts'
import { PasteBuilder } from './paste-builder.ts'
import { PasteSource } from './paste-source.ts'
import { type CookieListFormat, cookieListOf, readCookieList } from './read/read-cookie-list.ts'
import { isCurl, readCurl } from './read/read-curl.ts'
import { readDict } from './read/read-dict.ts'
import { isFetch, readFetch } from './read/read-fetch.ts'
import { isHar, readHar } from './read/read-har.ts'
import {
  type HeaderFormat,
  hasSetCookieLines,
  headerFormatOf,
  isHeaderLines,
  readHeaderLines,
} from './read/read-header-lines.ts'
import { profilesOf, readProfiles } from './read/read-modheader.ts'
import { isNetscape, readNetscape } from './read/read-netscape.ts'
import { isOwn, readOwn } from './read/read-own.ts'
import { readPairLines } from './read/read-pairs.ts'
import { isPostman, readPostman } from './read/read-postman.ts'
import { isPowerShell, readPowerShell } from './read/read-powershell.ts'
import { isPython, readPython } from './read/read-python.ts'
import { isSetCookie3, readSetCookie3 } from './read/read-set-cookie3.ts'
import { isStorageState, readStorageState } from './read/read-storage-state.ts'
import type { Script } from './syntax/read-script.ts'
import type { RecordTerm } from './syntax/term.ts'

/** UTF-16 units. Longer than a jar with all its cookies. A HAR can be longer, and is better cut before it is pasted. */
const MAX_LENGTH = 8_000_000

interface Format {
  readonly recognizes: (source: PasteSource) => boolean
  readonly read: (source: PasteSource, paste: PasteBuilder) => void
}

/**
 * How each format is recognized and read. The first format that recognizes the text reads it, so the most specific come
 * first, and `dict` comes after the other JSON formats. A format of `PASTE_FORMATS` without an entry does not compile.
 */
const FORMATS: { readonly [F in PasteFormat]: Format } = {
  curl: ofText(isCurl, readCurl),
  fetch: ofScript(isFetch, readFetch),
  powershell: ofText(isPowerShell, readPowerShell),
  'set-cookie3': ofText(isSetCookie3, readSetCookie3),
  netscape: ofText(isNetscape, readNetscape),
  crumbline: ofObject(isOwn, readOwn),
  har: ofObject(isHar, readHar),
  postman: ofObject(isPostman, readPostman),
  modheader: ofLiteral(profilesOf, readProfiles),
  'storage-state': ofObject(isStorageState, readStorageState),
  'extension-json': ofCookieList('extension-json'),
  'cookie-quick-manager': ofCookieList('cookie-quick-manager'),
  'devtools-json': ofCookieList('devtools-json'),
  'webdriver-json': ofCookieList('webdriver-json'),
  dict: {
    recognizes: ({ isLiteral }) => isLiteral,
    read: (source, paste) => {
      if (source.literal !== null) readDict(source.literal, paste)
      addSyntaxProblem(source, paste)
    },
  },
  'cookie-header': ofHeader('cookie-header'),
  'set-cookie': ofHeader('set-cookie'),
  'header-lines': ofHeader('header-lines'),
  python: ofScript(isPython, readPython),
  pairs: ofText(() => true, readPairLines),
}

/**
 * Reads cookies, or rules, from a pasted text in any format of `PASTE_FORMATS`. Never throws. If some of the text is bad,
 * keeps the rest, and reports the position of the bad part and what is lost. Does not validate: `validateRule` and the
 * jar do that.
 */
export function readPaste(text: string): Paste {
  const paste = new PasteBuilder(text)
  if (text.length > MAX_LENGTH) {
    paste.addProblem('too-long', 0)
    return paste.build('pairs')
  }
  const source = new PasteSource(text)
  // Always found: `pairs` recognizes any text.
  const format = (Object.keys(FORMATS) as PasteFormat[]).find((one) => FORMATS[one].recognizes(source)) ?? 'pairs'
  FORMATS[format].read(source, paste)
  return paste.build(format)
}

function ofText(is: (text: string) => boolean, read: (text: string, paste: PasteBuilder) => void): Format {
  return { recognizes: ({ text }) => is(text), read: ({ text }, paste) => read(text, paste) }
}

function ofScript(is: (text: string) => boolean, read: (script: Script, paste: PasteBuilder) => void): Format {
  return {
    recognizes: ({ text }) => is(text),
    read: (source, paste) => {
      read(source.script, paste)
      addSyntaxProblem(source, paste)
    },
  }
}

/** Builds a format of JSON. @param find returns the part that `read` takes; null when the literal is in another format */
function ofLiteral<T>(
  find: (literal: NonNullable<PasteSource['literal']>) => T | null,
  read: (found: T, paste: PasteBuilder) => void,
): Format {
  const found = ({ literal }: PasteSource) => (literal === null ? null : find(literal))
  return {
    recognizes: (source) => found(source) !== null,
    read: (source, paste) => {
      const content = found(source)
      if (content !== null) read(content, paste)
      if (!addSyntaxProblem(source, paste)) paste.requireSomething()
    },
  }
}

function ofObject(
  is: (object: RecordTerm) => boolean,
  read: (object: RecordTerm, paste: PasteBuilder) => void,
): Format {
  return ofLiteral((literal) => (literal.kind === 'record' && is(literal) ? literal : null), read)
}

function ofCookieList(format: CookieListFormat): Format {
  return ofLiteral((literal) => {
    const list = cookieListOf(literal)
    return list?.format === format ? list : null
  }, readCookieList)
}

function ofHeader(format: HeaderFormat): Format {
  return {
    recognizes: ({ text }) =>
      (isHeaderLines(text) || (!isPython(text) && hasSetCookieLines(text))) && headerFormatOf(text) === format,
    read: ({ text }, paste) => readHeaderLines(text, paste),
  }
}

/** @returns true if the text could not be read to its end */
function addSyntaxProblem({ script: { problem } }: PasteSource, paste: PasteBuilder): boolean {
  if (problem) paste.addProblem(problem.code, problem.at)
  return problem !== null
}
