import { readExpiry } from '../expiry.ts'
import type { PasteBuilder } from '../paste-builder.ts'
import type { Script } from '../syntax/read-script.ts'
import { type CallTerm, field, isRecord, type Term, textOf } from '../syntax/term.ts'
import { readDict } from './read-dict.ts'
import { readHeaders } from './read-fetch.ts'

const METHOD = /(?:^|\.)(get|post|put|patch|delete|head|options|request)$/

export function isPython(text: string): boolean {
  return (
    /^\s*(?:#[^\n]*\n\s*)*(?:import|from)\s+\w/.test(text) ||
    /\b(?:requests|httpx|session|client|s)(?:\(\))?\.(?:get|post|put|patch|delete|head|options|request|cookies)\b/i.test(
      text,
    ) ||
    /(?:^|\n)\s*[\w.]*(?:cookies|jar)\s*(?:\.set\s*\(|\.update\s*\(|\[)/i.test(text) ||
    /RequestsCookieJar|(?:^|[\s(,])cookies\s*=\s*(?:dict\s*\(|\[|\w+\s*[,)])/.test(text)
  )
}

/**
 * Reads `requests.get(url, cookies={...})` and the statements before it: dicts in variables, `jar.set(name, value,
 * domain=...)`, `session.cookies.update({...})`, `session.cookies['sid'] = ...`, a `Cookie` header.
 */
export function readPython({ statements }: Script, paste: PasteBuilder): void {
  const values = new Map<string, Term>()
  const used = new Set<string>()
  const resolve = (term: Term | undefined): Term | undefined => {
    if (term?.kind !== 'name') return term
    used.add(term.value)
    return values.get(term.value) ?? term
  }
  for (const { target, key, term } of statements) {
    const name = textOf(key ?? undefined)
    if (target !== null && name !== null && /cookies|jar/i.test(target)) {
      const value = resolve(term)
      const text = textOf(value)
      if (text === null) paste.addProblem('value-is-no-text', term.at)
      else paste.add({ name, value: text, at: key?.at ?? term.at })
      continue
    }
    if (term.kind === 'call') readCall(term, resolve, paste)
    if (target !== null && key === null) values.set(target, term)
  }
  // A lone `cookies = {...}` counts, although no call uses it.
  for (const [name, term] of values) {
    if (/cookies?$/i.test(name) && !used.has(name)) readCookies(term, resolve, paste)
  }
}

type Resolve = (term: Term | undefined) => Term | undefined

function readCall(call: CallTerm, resolve: Resolve, paste: PasteBuilder): undefined {
  if (/(?:cookies|jar)\.set$/i.test(call.name)) return readSet(call, paste)
  if (/cookies\.update$/i.test(call.name)) return readCookies(call.args[0], resolve, paste)
  if (/headers\.update$/i.test(call.name)) {
    readHeaders(resolve(call.args[0]), paste)
    return
  }
  const cookies = field(call, 'cookies')
  if (cookies) readCookies(cookies, resolve, paste)
  const method = METHOD.exec(call.name)?.[1]
  if (method === undefined) return
  if (paste.hasRequest) return paste.addLoss('other-requests-not-read')
  const given = call.args.map(resolve)
  const shifted = method === 'request'
  const url = field(call, 'url') ?? given[shifted ? 1 : 0]
  paste.describeRequest({
    url: textOf(resolve(url)) ?? undefined,
    method: shifted ? (textOf(given[0])?.toUpperCase() ?? undefined) : method.toUpperCase(),
  })
  readHeaders(resolve(field(call, 'headers')), paste)
  if (['data', 'json', 'files'].some((name) => field(call, name) !== undefined)) paste.addLoss('body-not-carried')
}

function readCookies(term: Term | undefined, resolve: Resolve, paste: PasteBuilder): undefined {
  const found = resolve(term)
  if (!found || found.kind === 'nothing') return
  // `dict(a='1')`
  if (found.kind === 'call' && found.name === 'dict') {
    readDict({ kind: 'record', at: found.at, entries: found.named }, paste)
    if (found.args[0]) readCookies(found.args[0], resolve, paste)
  } else if (isRecord(found) || found.kind === 'list') readDict(found, paste)
  // A variable that holds a jar is fine, because its `set` calls are read as statements of their own. Any other name is
  // unknown.
  else if (found.kind === 'name') paste.addProblem('variable-unknown', found.at)
}

/** Reads `jar.set('n', 'v', domain='d', path='p', secure=True, expires=1, rest={'HttpOnly': None})`. */
function readSet(call: CallTerm, paste: PasteBuilder): undefined {
  const name = textOf(call.args[0] ?? field(call, 'name'))
  const value = textOf(call.args[1] ?? field(call, 'value'))
  if (name === null || value === null) {
    paste.addProblem('no-cookie', call.at)
    return
  }
  const domain = textOf(field(call, 'domain'))
  const path = textOf(field(call, 'path'))
  const secure = field(call, 'secure')
  const rest = field(call, 'rest')
  const expires = textOf(field(call, 'expires'))
  const read = expires === null ? null : readExpiry(expires)
  if (read === undefined) paste.addLoss('expiry-unreadable')
  paste.add({
    name,
    value,
    at: call.at,
    ...(domain ? { domain: domain.replace(/^\./, '').toLowerCase(), hostOnly: !domain.startsWith('.') } : {}),
    ...(path ? { path } : {}),
    ...(secure?.kind === 'boolean' ? { secure: secure.value } : {}),
    ...(isRecord(rest) ? { httpOnly: rest.entries.some((entry) => /^httponly$/i.test(entry.name)) } : {}),
    ...(read ? { expires: read } : {}),
  })
}
