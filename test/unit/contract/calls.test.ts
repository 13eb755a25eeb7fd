import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../src/contract/api-error.ts'
import { CALLS, isKind, type Kind, readInput } from '../../../src/contract/calls.ts'

describe('isKind', () => {
  test.each(Object.keys(CALLS))('%s', (kind) => expect(isKind(kind)).toBe(true))
  test.each([
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'Judge', 'judge ', 'rules', 'live'],
    ...[undefined, null, 0, true, {}, [['judge']], ['judge'], { toString: () => 'judge' }],
  ])('not %j', (kind) => expect(isKind(kind)).toBe(false))
})

const cookie = { name: 'a', value: '1', domain: 'a.test', path: '/' }
const held = {
  ...{ ...cookie, hostOnly: true, secure: false, httpOnly: false, sameSite: 'lax', session: true, storeId: '0' },
}
/** From another page: own properties that no literal makes. */
const wire = (json: string): unknown => JSON.parse(json)

test.each<[Kind, unknown]>([
  ['exchanges', {}],
  ['exchanges', { tabId: -1, url: '', since: 0, limit: 0 }],
  ['exchanges', { tabId: undefined }],
  ['pause', false],
  ['rules.add', 'anything: its own validator names every problem'],
  ['rules.addAll', ['anything']],
  ['rules.update', { id: '1', patch: {} }],
  ['rules.check', { rule: null }],
  ['rules.check', { rule: 1, id: '1' }],
  ['rules.move', { id: '1', before: null }],
  ['rules.move', { id: '1', before: '2' }],
  ['rules.group', { group: '', enabled: false }],
  ['preserve', true],
  ['changes', { since: 1, limit: 1 }],
  ['history', { name: '', domain: 'a.test', path: '/', storeId: '0', topLevelSite: 'https://b.test' }],
  ['compare', { from: 0.5, to: 1, site: 'a.test' }],
  ['setters', { tabId: -1 }],
  ['page.open', { tabId: 1, url: null }],
  ['tab.url', 1],
  ['rules.remove', ''],
  ['judge', { line: '', url: 'https://a.test/' }],
  ['judge', { line: 'a', url: 'wss://a.test', topUrl: '', initiator: 'null', type: 'other', method: 'get', now: -1 }],
  [
    'judge',
    { line: 'a', url: 'http://a.test', topUrl: null, initiator: null, thirdParty: 'block', jar: [], serverDate: 0 },
  ],
  ['judge', { line: 'a', url: 'http://a.test', ancestors: ['null'], redirectedFrom: [], jar: [cookie] }],
  ['explain', { cookie, url: 'http://a.test', browser: 'firefox', now: 1.5, createdAt: 1 }],
  ['judge', { line: 'a', url: 'http://a.test', browser: 'firefox' }],
  ['explain', { cookie: { name: '', value: '', domain: 'a.test', path: '/' }, url: 'http://a.test' }],
  ['explain', { cookie, url: 'http://a.test' }],
  ['jar.list', {}],
  ['jar.list', { tabId: 1, url: 'http://a.test' }],
  ['opening', { tabId: 1, limit: 60 }],
  ['opening', { tabId: 1, url: 'http://a.test', limit: 0 }],
  ['jar.set', { cookie: held }],
  ['jar.set', { cookie: { ...held, expirationDate: 1.5, firstPartyDomain: '' }, replaces: held }],
  ['jar.set', { cookie: { ...held, partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } } }],
  ['jar.remove', { ...held, partitionKey: null }],
  ['clear', null],
  ['watching', undefined],
])('%s takes %j', (kind, input) => {
  expect(readInput(kind, input)).toBe(input)
})

const NO_RECORDS = [undefined, null, 1, 'x', true, [], [{}]]
const faults: [Kind, unknown, string][] = [
  ...(
    ['exchanges', 'judge', 'explain', 'rules.update', 'jar.list', 'jar.set', 'jar.remove', 'opening'] as const
  ).flatMap((kind) => NO_RECORDS.map((input): [Kind, unknown, string] => [kind, input, 'input'])),
  ['exchanges', { tabId: '1' }, 'tabId'],
  ['exchanges', { tabId: null }, 'tabId'],
  ['exchanges', { since: Number.NaN }, 'since'],
  ['exchanges', { since: Number.POSITIVE_INFINITY }, 'since'],
  ['exchanges', { since: 1.5 }, 'since'],
  ['exchanges', { limit: -1 }, 'limit'],
  ['exchanges', { limit: 2.5 }, 'limit'],
  ['exchanges', { limit: '2' }, 'limit'],
  ['exchanges', { url: { includes: true } }, 'url'],
  ['exchanges', { tab: 1 }, 'tab'],
  ['exchanges', { constructor: 1 }, 'constructor'],
  ['exchanges', wire('{"__proto__":{"url":1}}'), '__proto__'],
  ['jar.list', { tabId: 'x' }, 'tabId'],
  ['jar.list', { host: 'a.test' }, 'host'],
  ['opening', { limit: 1 }, 'tabId'],
  ['opening', { tabId: null, limit: 1 }, 'tabId'],
  ['opening', { tabId: 1 }, 'limit'],
  ['opening', { tabId: 1, limit: -1 }, 'limit'],
  ['opening', { tabId: 1, limit: 1, view: 'x' }, 'view'],
  ['jar.set', {}, 'cookie'],
  ['jar.set', { cookie }, 'cookie.hostOnly'],
  ['jar.set', { cookie: { ...held, secure: 'yes' } }, 'cookie.secure'],
  ['jar.set', { cookie: { ...held, sameSite: 'None' } }, 'cookie.sameSite'],
  ['jar.set', { cookie: { ...held, partitionKey: 'https://b.test' } }, 'cookie.partitionKey'],
  ['jar.set', { cookie: { ...held, partitionKey: { topLevelSite: 1 } } }, 'cookie.partitionKey'],
  ['jar.set', { cookie: { ...held, maxAge: 1 } }, 'cookie.maxAge'],
  ['jar.set', { cookie: held, replaces: cookie }, 'replaces.hostOnly'],
  ['jar.set', { cookie: held, replaces: null }, 'replaces'],
  ['jar.remove', cookie, 'hostOnly'],
  ['jar.remove', { ...held, expirationDate: Number.NaN }, 'expirationDate'],
  ['pause', undefined, 'paused'],
  ['pause', 'false', 'paused'],
  ['pause', 0, 'paused'],
  ['rules.update', { patch: {} }, 'id'],
  ['rules.update', { id: 1, patch: {} }, 'id'],
  ['rules.update', { id: '1' }, 'patch'],
  ['rules.update', { id: '1', patch: null }, 'patch'],
  ['rules.update', { id: '1', patch: [] }, 'patch'],
  ['rules.addAll', undefined, 'rules'],
  ['rules.addAll', { 0: {} }, 'rules'],
  ['rules.check', {}, 'rule'],
  ['rules.check', { rule: {}, id: 1 }, 'id'],
  ['rules.move', { id: '1' }, 'before'],
  ['rules.move', { id: '1', before: 2 }, 'before'],
  ['rules.group', { group: 'a' }, 'enabled'],
  ['rules.group', { group: 'a', enabled: 1 }, 'enabled'],
  ['preserve', null, 'preserved'],
  ['changes', { limit: -1 }, 'limit'],
  ['history', { name: 'a', domain: 'a.test' }, 'path'],
  ['compare', { from: 1, to: Number.NaN }, 'to'],
  ['setters', {}, 'tabId'],
  ['page.open', { tabId: 1, url: 2 }, 'url'],
  ['tab.url', '1', 'tabId'],
  ['rules.remove', undefined, 'id'],
  ['rules.remove', ['1'], 'id'],
  ['explain', { cookie: {}, url: 'http://a.test' }, 'cookie.name'],
  ['explain', { cookie: { ...cookie, sameSite: 'no' }, url: 'http://a.test' }, 'cookie.sameSite'],
  ['explain', { cookie: { ...cookie, expires: 1 }, url: 'http://a.test' }, 'cookie.expires'],
  ['explain', { cookie: [], url: 'http://a.test' }, 'cookie'],
  ['judge', {}, 'line'],
  ['judge', { line: 'a=1' }, 'url'],
  ['judge', { line: null, url: 'http://a.test' }, 'line'],
  ['judge', { line: ['a=1'], url: 'http://a.test' }, 'line'],
  ['judge', { line: 'a=1', url: '' }, 'url'],
  ['judge', { line: 'a=1', url: 'a.test/path' }, 'url'],
  ['judge', { line: 'a=1', url: '//a.test' }, 'url'],
  ['judge', { line: 'a=1', url: 'http://a.test', browser: 'constructor' }, 'browser'],
  ['judge', { line: 'a=1', url: 'http://a.test', topUrl: 1 }, 'topUrl'],
  ['judge', { line: 'a=1', url: 'http://a.test', type: 'fetch' }, 'type'],
  ['judge', { line: 'a=1', url: 'http://a.test', method: '' }, 'method'],
  ['judge', { line: 'a=1', url: 'http://a.test', method: 'GET\r' }, 'method'],
  ['judge', { line: 'a=1', url: 'http://a.test', thirdParty: 'maybe' }, 'thirdParty'],
  ['judge', { line: 'a=1', url: 'http://a.test', jar: [{}] }, 'jar'],
  ['judge', { line: 'a=1', url: 'http://a.test', jar: cookie }, 'jar'],
  ['judge', { line: 'a=1', url: 'http://a.test', ancestors: [null] }, 'ancestors'],
  ['judge', { line: 'a=1', url: 'http://a.test', redirectedFrom: 'http://b.test' }, 'redirectedFrom'],
  ['judge', { line: 'a=1', url: 'http://a.test', createdAt: 1 }, 'createdAt'],
  ['explain', { cookie, url: 'http://a.test', createdAt: null }, 'createdAt'],
  ['judge', { line: 'a=1', url: 'http://a.test', type: 1 }, 'type'],
  ['judge', { line: 'a=1', url: 'http://a.test', method: [] }, 'method'],
  ['judge', { line: 'a=1', url: 'http://a.test', initiator: {} }, 'initiator'],
  ['judge', { line: 'a=1', url: 'http://a.test', now: 'today' }, 'now'],
  ['judge', { line: 'a=1', url: 'http://a.test', now: Number.NaN }, 'now'],
  ['judge', { line: 'a=1', url: 'http://a.test', publicSuffix: 'x' }, 'publicSuffix'],
  ['explain', { url: 'http://a.test' }, 'cookie'],
  ['explain', { cookie }, 'url'],
  ['explain', { cookie: null, url: 'http://a.test' }, 'cookie'],
  ['explain', { cookie: 'a=1', url: 'http://a.test' }, 'cookie'],
  ['explain', { cookie: { ...cookie, value: null }, url: 'http://a.test' }, 'cookie.value'],
  ['explain', { cookie: { ...cookie, domain: undefined }, url: 'http://a.test' }, 'cookie.domain'],
  ['explain', { cookie, url: 5 }, 'url'],
]
test.each(faults)('%s refuses %j at %s', (kind, input, field) => {
  let thrown: unknown
  try {
    readInput(kind, input)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ApiError)
  expect(thrown).toMatchObject({ code: 'bad-input', field, detail: `${kind}: ${field}` })
})
