import { beforeEach, describe, expect, test } from 'vitest'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { type CaptureRun, CaptureWorld } from './capture-world.ts'

let world: CaptureWorld
let run: CaptureRun
beforeEach(async () => {
  world = new CaptureWorld()
  run = await world.start()
})

const rule = (part: Partial<RuleInput>): ActiveRule => ({
  ...toWireRule('rule', { cookies: {}, scope: { urls: ['<all_urls>'] }, ...part }),
  inJar: [],
  heldOut: [],
})
/** Verdicts as `outcome certainty`, by cookie name. */
const verdicts = (exchange: Exchange | undefined) =>
  exchange?.received.map(({ name, verdict }) => `${name} ${verdict.outcome} ${verdict.certainty}`)
const only = async (): Promise<Exchange> => {
  const [exchange, ...others] = await run.exchanges()
  expect(others).toEqual([])
  if (!exchange) throw new Error('no exchange was recorded')
  return exchange
}

describe('the jar reports the cookie', () => {
  test('after the headers (Chromium): stored, observed, published', async () => {
    const request = run.request()
    run.send(request, 'a=1')
    run.respond(request, ['b=2'])
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    run.complete(request)
    expect(await only()).toMatchObject({
      seq: 1,
      sent: { header: 'a=1' },
      received: [{ name: 'b', value: '2', was: null, verdict: { outcome: 'stored', certainty: 'observed' } }],
      settled: true,
      missed: [],
    })
    expect(run.surfaces.kinds).toContain('exchanges')
    expect(run.errors.reported).toEqual([])
  })

  test('before the headers (Firefox): the same', async () => {
    world = new CaptureWorld(FIREFOX)
    run = await world.start()
    const request = run.request({ cookieStoreId: '0' })
    run.send(request)
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    run.respond(request, ['b=2\nc=3'])
    world.cookies.store(aCookie({ name: 'c', value: '3' }))
    run.complete(request)
    const exchange = await only()
    expect(verdicts(exchange)).toEqual(['b stored observed', 'c stored observed'])
    expect(exchange.settled).toBe(true)
  })

  test('in the place of another one: replaced, with the value before', async () => {
    world.cookies.store(aCookie({ name: 'b', value: 'old' }))
    run.exchange(run.request(), ['b=2'], [aCookie({ name: 'b', value: '2' })])
    const exchange = await only()
    expect(verdicts(exchange)).toEqual(['b replaced observed'])
    expect(exchange.received[0]).toMatchObject({ was: 'old' })
  })

  test('as deleted: the rules are told, as no event would tell them of a cookie that they keep out of the jar', async () => {
    world.cookies.store(aCookie({ name: 'b', value: 'old' }))
    const request = run.request()
    run.send(request)
    run.respond(request, ['b=; Max-Age=0'])
    world.cookies.store(aCookie({ name: 'b', value: '', expirationDate: 1 }))
    run.complete(request)
    expect(verdicts(await only())).toEqual(['b deleted observed'])
    expect(run.rules.deleted.map(({ name }) => name)).toEqual(['b'])
  })

  test('every change reaches the parts that hold values in the jar', async () => {
    world.cookies.store(aCookie({ name: 'b' }))
    expect(run.rules.changes).toEqual(['b'])
  })
})

describe('the jar reports nothing', () => {
  test('60 ms after the end it is asked: a cookie that is not there was refused', async () => {
    run.exchange(run.request(), ['b=2'])
    expect(await only()).toMatchObject({ settled: false, received: [{ verdict: { certainty: 'predicted' } }] })
    await world.clock.advance(60)
    const exchange = await only()
    expect(verdicts(exchange)).toEqual(['b blocked contradicted'])
    expect(exchange.settled).toBe(true)
    expect(run.surfaces.kinds.filter((kind) => kind === 'exchanges').length).toBeGreaterThan(1)
  })

  test('a line that the browser must refuse is observed as blocked', async () => {
    run.exchange(run.request({ url: 'http://example.test/' }), ['b=2; Secure'])
    await world.clock.advance(60)
    expect(verdicts(await only())).toEqual(['b blocked observed'])
  })

  test('of a stream it is asked 500 ms after the headers, and the exchange stays open', async () => {
    const request = run.request()
    run.send(request)
    run.respond(request, ['b=2'])
    await world.clock.advance(510)
    const open = await only()
    expect(verdicts(open)).toEqual(['b blocked contradicted'])
    expect(open.settled).toBe(false)
    run.complete(request)
    expect((await only()).settled).toBe(true)
  })

  test('a later line of the response for the same cookie is what a look-up finds', async () => {
    const request = run.request()
    run.send(request)
    run.respond(request, ['b=1', 'b=2'])
    world.cookies.replaceSilently([aCookie({ name: 'b', value: '2' })])
    run.complete(request)
    await world.clock.advance(60)
    expect(verdicts(await only())?.[0]).toBe('b stored predicted')
  })

  test('and the event comes during the look-up: the event counts', async () => {
    const request = run.request()
    run.exchange(request, ['b=2'])
    await run.exchanges()
    const getAll = world.cookies.getAll.bind(world.cookies)
    let answer: () => void = () => undefined
    world.cookies.getAll = async (filter) => {
      const found = await getAll(filter)
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return found
    }
    await world.clock.advance(60)
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    await world.clock.advance(30)
    answer()
    await settled()
    expect(verdicts(await only())).toEqual(['b stored observed'])
  })

  test('a browser that does not answer is reported; the verdict stays a prediction', async () => {
    run.exchange(run.request(), ['b=2'])
    await run.exchanges()
    world.cookies.failNext('getAll')
    await world.clock.advance(60)
    expect(run.errors.reported).toHaveLength(1)
    expect(verdicts(await only())).toEqual(['b stored predicted'])
  })

  test('though the mirror shows the cookie: the jar was cleared silently, and is read again', async () => {
    world.cookies.store(aCookie({ name: 'b', value: 'old' }))
    world.cookies.replaceSilently([])
    run.exchange(run.request(), ['b=2'])
    await run.exchanges()
    const readings = () =>
      world.cookies.calls.filter(({ details }) => JSON.stringify(details) === '{"partitionKey":{}}')
    const before = readings().length
    await world.clock.advance(60)
    expect(readings().length).toBe(before + 1)
    // Now the mirror knows that there was none.
    run.exchange(run.request(), ['b=3'], [aCookie({ name: 'b', value: '3' })])
    expect((await run.exchanges()).at(-1)?.received[0]?.was).toBeNull()
  })

  test('and then an event that does not fit the mirror: the jar is read again', async () => {
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    await world.clock.advance(1)
    const before = world.cookies.calls.length
    world.cookies.onChanged.emit({ cause: 'explicit', removed: false, cookie: aCookie({ name: 'b', value: '3' }) })
    await world.clock.advance(30)
    expect(world.cookies.calls.length).toBe(before + 1)
  })
})

describe('the way of a request', () => {
  test('a redirect chain is one entry a hop', async () => {
    const request = run.request()
    run.send(request)
    run.respond(request, ['b=2'], 302)
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    run.redirect(request, 'https://example.test/next')
    const next = { ...request, url: 'https://example.test/next' }
    run.send(next, 'b=2')
    run.respond(next)
    run.complete(next)
    expect((await run.exchanges()).map(({ hop, redirectedTo, settled }) => [hop, redirectedTo, settled])).toEqual([
      [0, 'https://example.test/next', true],
      [1, null, true],
    ])
  })

  test('a hop that ends because the next one begins is stored too', async () => {
    const request = run.request()
    run.send(request)
    world.clock.skip(5)
    run.send({ ...request, url: 'https://example.test/next' })
    run.complete({ ...request, url: 'https://example.test/next' })
    expect((await run.exchanges()).map(({ url, settled }) => [url, settled])).toEqual([
      ['https://example.test/', true],
      ['https://example.test/next', true],
    ])
  })

  test('a failed request is settled', async () => {
    const request = run.request()
    run.send(request)
    run.fail(request)
    expect(await only()).toMatchObject({ error: 'net::ERR_ABORTED', settled: true })
  })

  test('the page of the tab is the one at the time of the event', async () => {
    const request = run.request({ type: 'image' })
    run.send(request)
    run.capture.tabPages.navigated(1, 'https://elsewhere.test/')
    expect((await only()).topUrl).toBe('https://example.test/')
  })

  test('when watching is paused nothing is recorded, and what is open ends', async () => {
    const open = run.request()
    run.send(open)
    await run.exchanges()
    run.watch.isOn = false
    run.capture.recorder.abandon()
    run.send(run.request())
    await world.clock.advance(100)
    expect(await only()).toMatchObject({ settled: true, status: null })
  })
})

describe('rules', () => {
  const INJECTING = rule({ cookies: { a: '1' } })

  test('the request is verified by the cookies that left, and counted when its response has come', async () => {
    run.rules.active = [INJECTING]
    const request = run.request()
    run.webRequest.onBeforeSendHeaders.emit({ ...request, requestHeaders: [{ name: 'Cookie', value: 'a=0' }] })
    run.send(request, 'a=1')
    await run.exchanges()
    expect(run.rules.proofs).toEqual([])
    run.respond(request)
    run.complete(request)
    expect((await only()).sent.injected).toEqual([{ ruleId: 'rule', name: 'a', effect: 'replaced' }])
    expect(run.rules.proofs).toEqual([{ seq: 1, matched: ['rule'], mismatched: [] }])
  })

  test('without a Cookie header before, the cookie was added; nobody looked, nobody knows', async () => {
    run.rules.active = [INJECTING]
    const request = run.request()
    run.webRequest.onBeforeSendHeaders.emit({ ...request, requestHeaders: [] })
    run.send(request, 'a=1')
    expect((await only()).sent.injected).toEqual([{ ruleId: 'rule', name: 'a', effect: 'added' }])
  })

  test('a request that left otherwise is counted as mismatched', async () => {
    run.rules.active = [INJECTING]
    const request = run.request()
    run.send(request, 'a=0')
    run.respond(request)
    run.complete(request)
    await run.exchanges()
    expect(run.rules.proofs).toMatchObject([{ matched: [], mismatched: [{ ruleId: 'rule', code: 'other-value' }] }])
  })

  test('a response from the cache proves nothing, and neither does none', async () => {
    run.rules.active = [INJECTING]
    const cached = run.request()
    run.send(cached, 'a=1')
    run.webRequest.onHeadersReceived.emit({ ...cached, statusCode: 200, fromCache: true })
    run.complete(cached)
    const failed = run.request()
    run.send(failed, 'a=1')
    run.fail(failed)
    await run.exchanges()
    expect(run.rules.proofs).toEqual([])
  })

  test('of an event from before the rules were known they are asked when it is processed', async () => {
    run.rules.rulesAt = () => undefined
    run.rules.active = [rule({ cookies: { a: '1' }, response: { drop: '*' } })]
    const request = run.request()
    run.send(request, 'a=1')
    run.respond(request, ['b=2'])
    run.complete(request)
    const exchange = await only()
    expect(exchange.sent.injected).toHaveLength(1)
    // Dropped before the browser gets it: no cookie is expected, and nothing is looked up.
    expect(exchange.received).toMatchObject([{ became: null, via: 'wire', verdict: { outcome: 'ignored' } }])
    expect(exchange.settled).toBe(true)
  })
})

describe('a change that no response caused', () => {
  const logged = () => run.log.queries.changes({})

  test('is logged 500 ms later, with the cookie before', async () => {
    world.cookies.store(aCookie({ name: 'a', value: '1' }))
    await world.clock.advance(499)
    expect(await logged()).toEqual([])
    await world.clock.advance(1)
    expect(await logged()).toMatchObject([{ cookie: { name: 'a' }, before: null, by: 'script-or-extension' }])
    world.cookies.drop('a')
    await world.clock.advance(510)
    expect((await logged()).at(-1)).toMatchObject({ removed: true, before: { value: '1' } })
    expect(run.surfaces.kinds.filter((kind) => kind === 'changes')).toHaveLength(2)
  })

  test('is not logged while watching is paused', async () => {
    run.watch.isOn = false
    world.cookies.store(aCookie({ name: 'a', value: '1' }))
    await world.clock.advance(600)
    expect(await logged()).toEqual([])
  })

  test('an error of the storage is reported', async () => {
    world.cookies.store(aCookie({ name: 'a', value: '1' }))
    await world.clock.advance(400)
    run.area.failNext('set')
    await world.clock.advance(200)
    expect(run.errors.reported).toHaveLength(1)
  })

  test('a change of 270 ms before its response (Firefox) is the response’s', async () => {
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    await world.clock.advance(270)
    run.exchange(run.request(), ['b=2'])
    expect(verdicts(await only())).toEqual(['b stored observed'])
    await world.clock.advance(1_000)
    expect(await logged()).toEqual([])
  })
})
