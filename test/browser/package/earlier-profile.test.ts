import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import type { BrowserCookie, BrowserName } from '../../../tools/browsers/driver.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/**
 * Everything that the version before the background was split into parts had stored, taken from a browser that ran it: rules of every
 * lifetime, the cookies that one of them had displaced, settings, the view of a tab, and a log of 9,904 exchanges.
 */
interface Profile {
  readonly local: Readonly<Record<string, unknown>>
  readonly session: Readonly<Record<string, unknown>>
  /** What that version's contract answered, and the jar. */
  readonly rules: readonly RuleStatus[]
  readonly exchanges: readonly Exchange[]
  readonly changes: readonly LoggedChange[]
  readonly stats: { readonly held: number; readonly dropped: number }
  readonly cookies: readonly BrowserCookie[]
  readonly tabId: number
}

/** In functions that run in the background. */
declare const crumbline: Crumbline
declare const chrome: {
  readonly storage: Readonly<
    Record<
      'local' | 'session',
      { set(items: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> }
    >
  >
}

/** The number of the last exchange that was made up to fill the log; the rest came from real requests. */
const LAST_FILLER = 9900

function profileOf(name: BrowserName): Profile {
  const file = join(import.meta.dirname, 'profiles', `${name}.json.br`)
  return JSON.parse(brotliDecompressSync(readFileSync(file)).toString('utf8')) as Profile
}

describe.each(BROWSERS)('a profile of an earlier version, in %s', (name) => {
  const profile = profileOf(name)
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
    for (const cookie of profile.cookies) {
      await world.browser.setCookie({
        name: cookie.name,
        value: cookie.value,
        host: cookie.domain,
        path: cookie.path,
        httpOnly: cookie.httpOnly,
        ...(cookie.sameSite === 'unspecified' ? {} : { sameSite: cookie.sameSite }),
        ...(cookie.expires === null ? {} : { expires: Date.now() + 86_400_000 }),
      })
    }
    const { [`view:${profile.tabId}`]: view, ...session } = profile.session
    const local = withLaterExpiry(profile.local)
    const store = (area: 'local' | 'session', items: object) =>
      world.browser.background(
        (area: 'local' | 'session', items: object) => chrome.storage[area].set(items),
        area,
        items,
      )
    await store('local', local)
    await store('session', { ...session, [`view:${world.tabId}`]: view })
    await world.browser.stopBackground()
  })
  afterAll(() => world?.close())

  test('the whole log is there, with what it said', async () => {
    expect(await world.browser.background(() => crumbline.stats())).toMatchObject({
      held: profile.stats.held,
      dropped: profile.stats.dropped,
    })
    expect(await world.exchanges({ since: LAST_FILLER })).toEqual(profile.exchanges)
    const [first] = await world.exchanges({ before: 2 })
    expect(first).toMatchObject({ seq: 1, url: 'http://www.a.test/item/0', sent: { header: 'sid=0; theme=dark' } })
    const changes = await world.browser.background(() => crumbline.changes({}))
    expect(changes.slice(0, profile.changes.length)).toEqual(profile.changes)
  })

  test('settings and rules are as they were', async () => {
    expect((await world.watching()).paused).toBe(true)
    const rules = await world.rules()
    expect(rules.map(({ id, rule, state, via, values }) => ({ id, rule, state, via, values }))).toEqual(
      profile.rules.map(({ id, rule, state, via, values }) => ({ id, rule, state, via, values })),
    )
    expect(rules.map(({ seen }) => seen)).toEqual(profile.rules.map(({ seen }) => seen))
  })

  test('a surface opens with the view that was left, and keeps all of it', async () => {
    const popup = await world.popup()
    await popup.waitFor(
      () => document.querySelector('[data-testid="tab-jar"]')?.getAttribute('aria-selected') === 'true',
    )
    expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('#search')?.value)).toBe('name:sid')
    // The interface writes the view whenever something changes: what belongs to views that were not opened must survive that.
    await popup.click('[data-testid="tab-responses"]')
    // Choosing a tab closes the detail.
    const {
      tab: _tab,
      seen: _seen,
      opened: _opened,
      ...left
    } = profile.session[`view:${profile.tabId}`] as Record<string, unknown>
    const stored = await until('the view to be stored', async () => {
      const key = `view:${world.tabId}`
      const { [key]: view } = await world.browser.background((key: string) => chrome.storage.session.get(key), key)
      return (view as Record<string, unknown>)['tab'] === 'responses' ? (view as Record<string, unknown>) : undefined
    })
    expect(stored).toMatchObject(left)
    await popup.close()
  })

  test('the displaced cookies are restored when the rules go off', async () => {
    await world.browser.background(() => crumbline.rules.clear())
    const jar = await world.browser.cookies()
    const owned = jar.filter(({ name }) => name === 'sid' || name === 'theme')
    expect(
      owned.map(({ name, value, httpOnly, sameSite }) => ({ name, value, httpOnly, sameSite })).toSorted(byName),
    ).toEqual([
      { name: 'sid', value: 'mine', httpOnly: true, sameSite: 'lax' },
      { name: 'theme', value: 'light', httpOnly: false, sameSite: 'unspecified' },
    ])
    expect(world.browser.errors()).toEqual([])
  })
})

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}

/** The originals must not have expired by the time this test runs. */
function withLaterExpiry(local: Profile['local']): Profile['local'] {
  const seconds = Math.round(Date.now() / 1000) + 86_400
  const text = JSON.stringify(local).replace(/"expirationDate":[\d.]+/g, `"expirationDate":${seconds}`)
  return JSON.parse(text) as Profile['local']
}
