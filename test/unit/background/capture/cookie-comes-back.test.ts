import { describe, expect, test } from 'vitest'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { CaptureWorld } from './capture-world.ts'

const BASE = { session: true, secure: false }

describe('a response that sets a cookie', () => {
  test('is published with an observed verdict when the jar reports the cookie', async () => {
    const world = new CaptureWorld()
    const run = await world.start()
    const request = run.request()
    run.send(request, 'a=1')
    run.respond(request, ['b=2'])
    world.cookies.store(aCookie({ name: 'b', value: '2', ...BASE }))
    run.complete(request)
    const [exchange] = await run.exchanges()
    expect(exchange).toMatchObject({
      seq: 1,
      sent: { header: 'a=1' },
      received: [{ name: 'b', value: '2', was: null, verdict: { outcome: 'stored', certainty: 'observed' } }],
      settled: true,
    })
    expect(run.surfaces.kinds).toContain('exchanges')
    expect(run.errors.reported).toEqual([])
  })
})
