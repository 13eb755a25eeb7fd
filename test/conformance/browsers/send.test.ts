import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS } from '../../../tools/browsers/world.ts'
import { openChromium } from './chromium-sender.ts'
import { openFirefox } from './firefox-sender.ts'
import { KeyedServer } from './keyed-server.ts'
import { SendTrial } from './send-all.ts'
import type { Sender } from './sender.ts'
import { BROUGHT, type Sending, sendings } from './sending.ts'
import { print } from './table.ts'

/** Chromium's grace for a cross-site POST, in its short form. */
const GRACE_MS = 10_000
const server = new KeyedServer()
const senders: Sender[] = []
let ports = { http: 0, https: 0 }

beforeAll(async () => {
  ports = await server.start()
})
afterAll(async () => {
  for (const sender of senders) await sender.close()
  await server.stop()
})

const posts = sendings().filter(({ type, method }) => type === 'main_frame' && method === 'POST')

function launched(sender: Sender): SendTrial {
  senders.push(sender)
  return new SendTrial(sender, server, ports, BROUGHT)
}

async function agree(sender: Sender, trial: SendTrial, sendings: readonly Sending[]): Promise<void> {
  const result = await trial.try(sendings)
  print(`${sender.name}, third parties: ${sender.thirdParty}, cookies sent`, result)
  if (sender.name === 'chromium') console.log(`CDP named the cookies of ${result.told} of ${sendings.length} requests`)
  expect(result.disagreements.slice(0, 20)).toEqual([])
}

describe.each(BROWSERS.filter((name) => name === 'chromium'))('real %s', () => {
  test('sends what we say', async () => {
    const sender = await openChromium('allow')
    const trial = launched(sender)
    // Young cookies leave with a cross-site POST: a jar anew for every few. Then they have to grow old.
    for (let from = 0; from < posts.length; from += 5) {
      await trial.sow()
      const young = await trial.try(posts.slice(from, from + 5))
      expect(young.disagreements.slice(0, 20)).toEqual([])
    }
    await trial.sow()
    await new Promise((resolve) => setTimeout(resolve, GRACE_MS + 500))
    await agree(sender, trial, sendings())
  })
  test('sends what we say with third parties blocked', async () => {
    const sender = await openChromium('block')
    const trial = launched(sender)
    await trial.sow()
    const some = ['fetch', 'image', 'frame', 'link', 'nested']
    await agree(
      sender,
      trial,
      sendings().filter(({ category }) => some.includes(category)),
    )
  })
})

describe.each(BROWSERS.filter((name) => name === 'firefox'))('real %s', () => {
  test('sends what we say', async () => {
    const sender = await openFirefox()
    const trial = launched(sender)
    await trial.sow()
    await agree(sender, trial, sendings())
  })
})
