import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JarEdit } from '../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import type { BrowserCookie } from '../../../tools/browsers/driver.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

const SOON = Math.floor(Date.now() / 1000) + 86_400
const NEW: JarCookie = {
  name: 'made',
  value: '1',
  domain: 'a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '',
}

describe.each(BROWSERS)('the jar, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const list = () =>
    world.browser.background(
      (tabId, url) => crumbline.jar.list({ tabId, url }),
      world.tabId,
      world.server.url('a.test'),
    )
  const set = (edit: JarEdit) => world.browser.background((edit: JarEdit) => crumbline.jar.set(edit), edit)
  const remove = (cookie: JarCookie) =>
    world.browser.background((cookie: JarCookie) => crumbline.jar.remove(cookie), cookie)
  /** The problems for which a cookie was turned down, each with its attribute. */
  const refusal = (edit: JarEdit) =>
    world.browser.background(
      (edit: JarEdit) =>
        crumbline.jar.set(edit).then(
          () => ['taken'],
          (error: { code: string; cookieProblems?: { field: string; code: string }[] }) =>
            error.cookieProblems?.map(({ field, code }) => `${field}: ${code}`) ?? [error.code],
        ),
      edit,
    )
  const short = (one: BrowserCookie) =>
    [one.name, one.value, one.hostOnly ? one.domain : `.${one.domain}`, one.path].join(' ')
  const truth = async () => (await world.browser.cookies()).map(short).sort()

  test.each<Partial<JarCookie>>([
    {},
    { domain: '.a.test', hostOnly: false, path: '/deep' },
    { secure: true, httpOnly: true, sameSite: 'no_restriction' },
    { sameSite: 'strict', session: false, expirationDate: SOON },
    { sameSite: 'unspecified', value: '' },
    { name: 'grüße', value: 'ü€😀' },
    { name: '__Host-x', secure: true },
    { secure: true, partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } },
  ])('writes every attribute, and answers what the jar holds: %j', async (part) => {
    const wanted = { ...NEW, ...part }
    const held = await set({ cookie: wanted })
    const { storeId: _, ...attributes } = wanted
    expect(held).toMatchObject(attributes)
    expect(held.storeId).not.toBe('')
    const [one, ...others] = await world.browser.cookies()
    expect(others).toEqual([])
    expect(one).toEqual({
      name: wanted.name,
      value: wanted.value,
      domain: 'a.test',
      hostOnly: wanted.hostOnly,
      path: wanted.path,
      secure: wanted.secure,
      httpOnly: wanted.httpOnly,
      sameSite: wanted.sameSite === 'no_restriction' ? 'none' : wanted.sameSite,
      expires: wanted.session ? null : SOON * 1000,
      partition: wanted.partitionKey?.topLevelSite ?? null,
    })
    expect(await list()).toEqual([held])
    await remove(held)
    expect(await truth()).toEqual([])
    expect(await set({ cookie: held })).toEqual(held)
    expect(await world.browser.cookies()).toEqual([one])
  })

  test('what is written is sent', async () => {
    await set({ cookie: NEW })
    await world.page.goto(world.server.url('a.test', '/written'))
    expect(await world.cookiesAt('/written')).toEqual(['made=1'])
  })

  test('a change of what makes it this cookie writes the new one and removes the old one', async () => {
    const old = await set({ cookie: NEW })
    await set({ cookie: { ...old, value: '2' }, replaces: old })
    expect(await truth()).toEqual(['made 2 a.test /'])
    await set({ cookie: { ...old, name: 'named', domain: '.a.test', hostOnly: false, path: '/p' }, replaces: old })
    expect(await truth()).toEqual(['named 1 .a.test /p'])
  })

  test('removes that very cookie: no other one of its name', async () => {
    const all = [
      NEW,
      { ...NEW, path: '/deep' },
      { ...NEW, domain: '.a.test', hostOnly: false },
      { ...NEW, secure: true, partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } },
    ]
    const held: JarCookie[] = []
    for (const cookie of all) held.push(await set({ cookie }))
    const before = await world.browser.cookies()
    expect(before).toHaveLength(4)
    for (const [index, cookie] of held.entries()) {
      await remove(cookie)
      expect(await world.browser.cookies()).toHaveLength(3)
      expect((await list()).some((one) => JSON.stringify(one) === JSON.stringify(cookie))).toBe(false)
      await set({ cookie: held[index] ?? NEW })
    }
    expect((await truth()).length).toBe(4)
  })

  test.each<[Partial<JarCookie>, string[]]>([
    [{ value: 'a;b' }, ['value: value-has-semicolon']],
    [{ sameSite: 'no_restriction' }, ['sameSite: SameSiteNoneInsecure']],
    [{ name: '__Secure-x' }, ['name: InvalidPrefix']],
    [{ storeId: 'nowhere' }, ['storeId: no-such-store']],
    [{ session: false, expirationDate: 5 }, ['expirationDate: expiry-past']],
  ])('what the browser would not keep is told at its attribute, and nothing is changed: %j', async (part, expected) => {
    const old = await set({ cookie: NEW })
    expect(await refusal({ cookie: { ...old, ...part }, replaces: old })).toEqual(expected)
    expect(await truth()).toEqual(['made 1 a.test /'])
  })

  test('lists the cookies of the page’s frames, and none of other sites', async () => {
    const { server } = world
    server.respond = ({ path, host }) => ({
      status: 200,
      headers: [
        ['Content-Type', 'text/html'],
        ['Set-Cookie', `from=${host.split(':')[0]}`],
      ],
      body: path === '/page' ? `<iframe src="${server.url('b.test', '/frame')}"></iframe>` : '',
    })
    await world.page.goto(server.url('c.test', '/elsewhere'))
    await world.page.goto(server.url('a.test', '/page'))
    await world.settled({ url: '/frame' }, 1)
    await world.browser.setCookie({ name: 'common', value: '1', host: 'b.test' })
    const seen = (await list()).filter((one) => one.domain !== 'c.test').map((one) => `${one.name} ${one.domain}`)
    expect(seen).toContain('from a.test')
    expect(seen).toContain('common b.test')
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
