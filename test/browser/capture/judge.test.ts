import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExplainInput, JudgeInput } from '../../../src/contract/call-types.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'
import { publicSuffix } from '../../public-suffix.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare const browser: { publicSuffix: { getKnownSuffix(host: string): string | null | undefined } }

const HOSTS = [
  ...['a.test', 'www.a.test', 'intranet', 'shop.co.uk', 'co.uk', 'uk', 'me.github.io', 'github.io', 'a.b.ck', 'www.ck'],
  ...['b.s3.amazonaws.com', 'xn--lve-6lad.test', 'x.xn--55qx5d.cn', 'city.kawasaki.jp', 'a.kawasaki.jp', 'localhost'],
  ...['_dmarc.shop.com', '-odd-.shop.com'],
]

/** Lines of a host for a domain, of which every other is one that a suffix keeps to itself. */
const DOMAINS = [
  ['https://www.shop.co.uk/', 'shop.co.uk'],
  ['https://www.shop.co.uk/', 'co.uk'],
  ['https://me.github.io/', 'github.io'],
  ['https://www.a.test/', 'a.test'],
  ['https://www.a.test/', 'test'],
] as const

describe.each(BROWSERS)('judge and explain by call, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
  })
  afterAll(() => world?.close())

  const judge = (input: JudgeInput) => world.browser.background((input: JudgeInput) => crumbline.judge(input), input)
  const explain = (input: ExplainInput) => {
    return world.browser.background((input: ExplainInput) => crumbline.explain(input), input)
  }
  /** The field at which it is turned down; null: it is not. */
  const fieldOf = (kind: 'judge' | 'explain', input: unknown) =>
    world.browser.background(
      async (kind: 'judge' | 'explain', input: unknown) => {
        const call: (input: never) => Promise<unknown> = crumbline[kind]
        return call(input as never).then(
          () => null,
          (error: { code: string; field?: string }) => `${error.code} ${error.field}`,
        )
      },
      kind,
      input,
    )

  test('the browser’s list of public suffixes says what ours says in the other tests', async () => {
    const known = await world.browser.background(
      (hosts: string[]) => hosts.map((host) => browser.publicSuffix.getKnownSuffix(host) || null),
      HOSTS,
    )
    const theirs = known.map((suffix, index) => suffix ?? HOSTS[index]?.split('.').at(-1))
    expect(theirs).toEqual(HOSTS.map(publicSuffix))
  })

  test('a Domain is held against that list', async () => {
    const outcomes = await Promise.all(DOMAINS.map(([url, domain]) => judge({ line: `a=1; Domain=${domain}`, url })))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'blocked', 'blocked', 'stored', 'blocked'])
  })

  test('an address is read as the browser writes it', async () => {
    expect(await judge({ line: 'a=1; Domain=shop.test', url: 'HTTPS://WWW.Shop.TEST:443/x/../y?q' })).toMatchObject({
      outcome: 'stored',
    })
    const cookie = { name: 'a', value: '1', domain: 'a.test', path: '/y' }
    expect(await explain({ cookie, url: 'https://a.test/x/../y' })).toEqual({ outcome: 'sent', reasons: [] })
  })

  test('what is lacking is named', async () => {
    expect(await judge({ line: 'a=1; Max-Age=0', url: 'https://a.test/' })).toMatchObject({
      outcome: 'unknown',
      missing: ['jar'],
    })
    const frame = { url: 'https://a.test/', type: 'sub_frame' }
    expect(await judge({ line: 'a=1; SameSite=Lax', ...frame })).toMatchObject({
      outcome: 'unknown',
      missing: ['top-level-site'],
    })
    const cookie = { name: 'a', value: '1', domain: 'a.test', path: '/', sameSite: 'lax' } as const
    expect(await explain({ cookie, ...frame, topUrl: 'https://b.test/', initiator: 'https://b.test' })).toMatchObject({
      outcome: 'not-sent',
      reasons: expect.arrayContaining(['SameSiteLax']),
    })
  })

  test('what is lacking may be given', async () => {
    const url = 'http://a.test/'
    const old = { name: 'a', value: '1', domain: 'a.test', path: '/', secure: true }
    expect(await judge({ line: 'a=2', url })).toMatchObject({ outcome: 'unknown', missing: ['jar'] })
    expect(await judge({ line: 'a=2', url, jar: [] })).toMatchObject({ outcome: 'stored' })
    expect(await judge({ line: 'a=2', url, jar: [old] })).toMatchObject({
      outcome: 'blocked',
      reasons: ['OverwriteSecure'],
    })
    const foreign = { url: 'https://a.test/', topUrl: 'https://b.test/' }
    const line = 'a=1; SameSite=None; Secure'
    expect(await judge({ line: 'a=1', ...foreign, browser: 'chromium' })).toMatchObject({
      outcome: 'blocked',
      reasons: expect.arrayContaining(['SameSiteUnspecifiedTreatedAsLax']),
    })
    expect(await judge({ line, ...foreign })).toMatchObject({ outcome: 'unknown', missing: ['third-party-policy'] })
    expect(await judge({ line, ...foreign, thirdParty: 'allow' })).toMatchObject({ outcome: 'stored' })
    expect(await judge({ line, ...foreign, thirdParty: 'block' })).toMatchObject({ reasons: ['UserPreferences'] })
    const post = {
      url: 'https://a.test/',
      method: 'POST',
      initiator: 'https://b.test',
      browser: 'chromium',
      now: 1e12,
    } as const
    const cookie = { name: 'a', value: '1', domain: 'a.test', path: '/' }
    expect(await explain({ cookie, ...post })).toMatchObject({ outcome: 'unknown', missing: ['creation-time'] })
    expect(await explain({ cookie, ...post, createdAt: 1e12 - 60_000 })).toMatchObject({ outcome: 'sent' })
    expect(await explain({ cookie, ...post, browser: 'firefox' })).toMatchObject({ outcome: 'sent' })
  })

  test('hostile input is turned down at its field, and no line is too odd', async () => {
    expect(await fieldOf('judge', { line: 'a=1', url: 'https://[::/' })).toBe('bad-input url')
    expect(await fieldOf('judge', { line: 'a=1', url: 'https://a.test/', topUrl: 'a.test' })).toBe('bad-input topUrl')
    expect(await fieldOf('judge', { line: 'a=1', url: 'https://a.test/', initiator: '' })).toBe('bad-input initiator')
    expect(await fieldOf('judge', { line: 1, url: 'https://a.test/' })).toBe('bad-input line')
    expect(await fieldOf('judge', null)).toBe('bad-input input')
    expect(await fieldOf('judge', { line: 'a=1', url: 'https://a.test/', type: 'fetch' })).toBe('bad-input type')
    expect(await fieldOf('judge', { line: 'a=1', url: 'https://a.test/', ancestors: ['x'] })).toBe(
      'bad-input ancestors',
    )
    const cookie = { name: 'a', value: '1', domain: 'a.test', path: '/' }
    const url = 'https://a.test/'
    expect(await fieldOf('explain', { cookie: { ...cookie, sameSite: 'None' }, url })).toBe('bad-input cookie.sameSite')
    expect(await fieldOf('explain', { cookie: { ...cookie, expires: 1 }, url })).toBe('bad-input cookie.expires')
    expect(await judge({ line: `a=${'é;'.repeat(500_000)}\u0000`, url })).toMatchObject({ outcome: 'blocked' })
    expect(await judge({ line: '', url: 'about:blank' })).toMatchObject({ outcome: 'blocked' })
    expect(await explain({ cookie, url: 'file:///etc/hosts' })).toMatchObject({ outcome: 'not-sent' })
  })

  test('a line that is no UTF-8 is not lost', async () => {
    const latin1 = Buffer.from('a=caf\xe9; Path=/', 'latin1')
    world.server.respond = () => html('', [['Set-Cookie', latin1] as const, ['Set-Cookie', 'b=2'] as const])
    await world.allow('allow-site', '*://*.a.test/*')
    await world.page.goto(world.server.url('a.test', '/?latin1'))
    const { received } = await world.exchange('?latin1')
    expect(received.map(({ line }) => line)).toEqual(['a=caf\ufffd; Path=/', 'b=2'])
    expect(received.map(({ verdict }) => `${verdict.outcome} ${verdict.certainty}`)).toEqual([
      ...['stored observed', 'stored observed'],
    ])
  })
})
