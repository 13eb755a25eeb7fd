import type { RuleInput } from '../../rules/model/rule.ts'
import { PasteBuilder } from '../paste-builder.ts'
import { field, isRecord, itemsOf, type RecordTerm, type Term, textOf } from '../syntax/term.ts'
import { readPairs } from './read-pairs.ts'

/** Returns the profiles of a list, or a single one; null when there is none. */
export function profilesOf(literal: Term): readonly Term[] | null {
  const profiles = isRecord(literal) ? [literal] : itemsOf(literal)
  return isProfile(profiles[0]) ? profiles : null
}

function isProfile(term: Term | undefined): boolean {
  if (!isRecord(term)) return false
  const names = new Set(term.entries.map(({ name }) => name))
  return names.has('headers') && (names.has('respHeaders') || names.has('urlReplacements') || names.has('title'))
}

/**
 * Reads ModHeader's profiles: their changes of Cookie and Set-Cookie become rules. A Cookie header replaces the
 * browser's own, unless the profile appends.
 */
export function readProfiles(profiles: readonly Term[], paste: PasteBuilder): void {
  for (const profile of profiles) {
    if (isRecord(profile) && isProfile(profile)) readProfile(profile, paste)
    else paste.addProblem('not-expected-here', profile.at)
  }
}

function readProfile(profile: RecordTerm, paste: PasteBuilder): void {
  const name = textOf(field(profile, 'title')) ?? ''
  const urls = scopeOf(profile, paste)
  const appends = isTrue(field(profile, 'appendMode'))
  for (const header of enabledFirst(itemsOf(field(profile, 'headers')))) {
    if (!/^cookie$/i.test(header.name)) {
      paste.addLoss('headers-not-carried')
      continue
    }
    const cookies = pairsOf(header.value, header.at, paste)
    paste.addRule({ ...common(name, urls, header), cookies, mode: appends ? 'merge' : 'replace' })
  }
  for (const header of enabledFirst(itemsOf(field(profile, 'respHeaders')))) {
    if (!/^set-cookie$/i.test(header.name)) paste.addLoss('headers-not-carried')
    // In ModHeader an empty value removes the header.
    else if (header.value === '') paste.addRule({ ...common(name, urls, header), cookies: {}, response: { drop: '*' } })
    else paste.addRule({ ...common(name, urls, header), cookies: {}, response: { add: [header.value] } })
  }
  if (itemsOf(field(profile, 'urlReplacements')).length > 0) paste.addLoss('filters-not-carried')
}

interface Header {
  readonly name: string
  readonly value: string
  readonly enabled: boolean
  readonly at: number
}

function enabledFirst(terms: readonly Term[]): Header[] {
  return terms.filter(isRecord).map((term) => ({
    name: (textOf(field(term, 'name')) ?? '').trim(),
    value: textOf(field(term, 'value')) ?? '',
    enabled: !isFalse(field(term, 'enabled')),
    at: term.at,
  }))
}

function common(name: string, urls: string[], { enabled }: Header): Pick<RuleInput, 'name' | 'enabled' | 'scope'> {
  return { ...(name === '' ? {} : { name }), enabled, scope: { urls } }
}

/** No prototype, so that `__proto__` is a name like any other. */
function pairsOf(value: string, at: number, paste: PasteBuilder): Record<string, string | null> {
  const inner = new PasteBuilder('')
  readPairs(value, at, inner)
  for (const { code } of inner.build('pairs').problems) paste.addProblem(code, at)
  const cookies: Record<string, string | null> = Object.create(null)
  for (const cookie of inner.cookies) cookies[cookie.name] = cookie.value
  return cookies
}

function scopeOf(profile: RecordTerm, paste: PasteBuilder): string[] {
  const urls: string[] = []
  const filters = [...itemsOf(field(profile, 'filters')), ...itemsOf(field(profile, 'urlFilters'))]
  for (const filter of filters.filter(isRecord)) {
    if (isFalse(field(filter, 'enabled'))) continue
    const regex = textOf(field(filter, 'urlRegex') ?? field(filter, 'urlPattern'))
    const kind = textOf(field(filter, 'type'))
    if (regex && (kind === null || kind === 'urls')) urls.push(patternOf(regex))
    else paste.addLoss('filters-not-carried')
  }
  return urls.length > 0 ? urls : ['<all_urls>']
}

/** Converts `.*://shop.example/.*` to a pattern for the whole host; anything else stays a regular expression. */
function patternOf(regex: string): string {
  const host = /^\^?(?:\.\*|https\??|http):(?:\\?\/){2}((?:[a-z0-9-]+\\?\.)*[a-z0-9-]+)(?:\\?\/\.\*|\\?\/)?\$?$/i.exec(
    regex,
  )?.[1]
  return host ? `*://${host.replaceAll('\\', '').toLowerCase()}/*` : `/${regex}/`
}

function isTrue(term: Term | undefined): boolean {
  return term?.kind === 'boolean' ? term.value : textOf(term) === 'true'
}

function isFalse(term: Term | undefined): boolean {
  return term?.kind === 'boolean' && !term.value
}
