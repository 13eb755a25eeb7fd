import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

describe.each(BROWSERS)('the main job, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())

  test('a cookie goes out with a request, and the cookie that comes back is judged', async () => {
    world.server.respond = () => html('', [['Set-Cookie', 'sid=1; Path=/']])
    await world.addRule({ cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } })
    await world.page.goto(world.server.url('a.test', '/smoke'))
    expect(await world.cookiesAt('/smoke')).toEqual(['role=admin'])
    const { sent, received } = await world.exchange('/smoke')
    expect(sent.injected).toMatchObject([{ name: 'role', effect: 'added' }])
    expect(received).toMatchObject([{ name: 'sid', verdict: { outcome: 'stored', certainty: 'observed' } }])
    expect(world.browser.errors()).toEqual([])
  })
})
