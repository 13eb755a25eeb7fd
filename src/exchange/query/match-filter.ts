import type { Exchange } from '../model/exchange.ts'
import { isThirdParty } from '../model/third-party.ts'
import { containsIgnoringCase } from './contains-ignoring-case.ts'
import type { Filter, FilterFlag, FilterTerm } from './filter.ts'

type Test = (exchange: Exchange) => boolean

/**
 * Prepares a filter for matching many exchanges. Results for a Cookie header are cached, because a page sends the same
 * one repeatedly. @param siteOf returns the site of a URL
 */
export function matchFilter(filter: Filter, siteOf: (url: string) => string): Test {
  // Cheap tests run first, so that the search through values runs only for exchanges that passed them.
  const tests = [...filter].sort((a, b) => cost(a) - cost(b)).map((term) => testOf(term, siteOf))
  return (exchange) => tests.every((test) => test(exchange))
}

function cost({ key }: FilterTerm): number {
  return key === 'text' || key === 'value' || key === 'name' ? 1 : 0
}

function testOf(term: FilterTerm, siteOf: (url: string) => string): Test {
  const test = positive(term, siteOf)
  return term.not ? (exchange) => !test(exchange) : test
}

function positive(term: FilterTerm, siteOf: (url: string) => string): Test {
  switch (term.key) {
    case 'text':
      return inText(term.text)
    case 'name':
      return inCookies(term.text, 'name')
    case 'value':
      return inCookies(term.text, 'value')
    case 'host':
      return atHost(term.text)
    case 'method':
      return ({ method }) => method.toLowerCase() === term.text
    case 'reason':
      return ({ received }) => received.some(({ verdict }) => holds(verdict.reasons, term.text))
    case 'type':
      return ({ type }) => term.types.includes(type)
    case 'status': {
      const { range } = term
      if (range === null) return ({ status }) => status === null
      return ({ status }) => status !== null && status >= range[0] && status <= range[1]
    }
    case 'is':
      return FLAGS[term.flag](siteOf)
  }
}

const FLAGS: { readonly [F in FilterFlag]: (siteOf: (url: string) => string) => Test } = {
  blocked:
    () =>
    ({ received }) =>
      received.some(({ verdict }) => verdict.outcome === 'blocked'),
  injected:
    () =>
    ({ sent }) =>
      sent.injected.length > 0,
  'third-party': (siteOf) => (exchange) => isThirdParty(exchange, siteOf),
  'first-party': (siteOf) => (exchange) => !isThirdParty(exchange, siteOf),
  redirect:
    () =>
    ({ redirectedTo }) =>
      redirectedTo !== null,
  cached:
    () =>
    ({ fromCache }) =>
      fromCache,
  failed:
    () =>
    ({ error }) =>
      error !== null,
  private:
    () =>
    ({ incognito }) =>
      incognito,
  worker:
    () =>
    ({ notes }) =>
      notes.includes('worker'),
  preflight:
    () =>
    ({ notes }) =>
      notes.includes('preflight'),
  prerender:
    () =>
    ({ notes }) =>
      notes.includes('prerender'),
}

/** Matches a host that begins with the text, or contains it after a dot. */
function atHost(text: string): Test {
  const known = new Map<string, boolean>()
  return ({ url }) => {
    const host = hostOf(url)
    let found = known.get(host)
    if (found === undefined) {
      found = `.${host}`.includes(`.${text}`)
      known.set(host, found)
    }
    return found
  }
}

/** Matches free text in the method, the URL, the Cookie header, the Set-Cookie lines and the reasons. */
function inText(text: string): Test {
  const has = containsIgnoringCase(text)
  const inHeader = perHeader(({ header }) => header !== null && has(header))
  return ({ url, method, sent, received }) =>
    has(url) ||
    inHeader(sent) ||
    received.some(({ line, verdict }) => has(line) || holds(verdict.reasons, text)) ||
    method.toLowerCase() === text
}

function inCookies(text: string, part: 'name' | 'value'): Test {
  const has = containsIgnoringCase(text)
  // A text that the header lacks can't be in one of its cookies.
  const inHeader = perHeader(
    ({ header, cookies }) => header !== null && has(header) && cookies.some((one) => has(one[part])),
  )
  return ({ sent, received }) =>
    received.some((one) => has(one[part])) ||
    (part === 'name' && sent.injected.some(({ name }) => has(name))) ||
    inHeader(sent)
}

/** The exchanges of a page share their lists of cookies, so each list is tested once. */
function perHeader(test: (sent: Exchange['sent']) => boolean): (sent: Exchange['sent']) => boolean {
  const known = new Map<Exchange['sent']['cookies'], boolean>()
  return (sent) => {
    let found = known.get(sent.cookies)
    if (found === undefined) {
      found = test(sent)
      known.set(sent.cookies, found)
    }
    return found
  }
}

function holds(texts: readonly string[], text: string): boolean {
  return texts.some((one) => one.toLowerCase().includes(text))
}

/** Returns the host in lower case, with its port. URLs from the browser are canonical: scheme and host are in lower case. */
function hostOf(url: string): string {
  const start = url.indexOf('//') + 2
  const slash = url.indexOf('/', start)
  return url.slice(start, slash < 0 ? url.length : slash)
}
