import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS } from '../../../tools/browsers/world.ts'
import type { Judged } from './case.ts'
import { RealChromium } from './chromium.ts'
import { corpusCases } from './corpus-cases.ts'
import { RealFirefox } from './firefox.ts'
import { KeyedServer } from './keyed-server.ts'
import { edgesOfSending, ownCases, sendingCases } from './lines.ts'
import { randomCases } from './random-lines.ts'
import { print, tryAll } from './table.ts'

const server = new KeyedServer()
const browsers: Judged[] = []
let ports = { http: 0, https: 0 }

beforeAll(async () => {
  ports = await server.start()
})
afterAll(async () => {
  for (const browser of browsers) await browser.close()
  await server.stop()
})

function launched(browser: Judged): Judged {
  browsers.push(browser)
  return browser
}

async function agree(browser: Judged, cases: Parameters<typeof tryAll>[1]): Promise<void> {
  const result = await tryAll(browser, cases)
  print(`${browser.name}, third parties: ${browser.thirdParty}`, result)
  expect(result.disagreements.slice(0, 20)).toEqual([])
}

/**
 * Random lines, beside the fixed ones: few here, and as many as wanted by
 * `CRUMBLINE_RANDOM_LINES=20000 CRUMBLINE_SEED=7 npm test -- conformance -t line`. What they find becomes a fixed line.
 */
const random = Number(process.env['CRUMBLINE_RANDOM_LINES'] ?? 300)
const seed = Number(process.env['CRUMBLINE_SEED'] ?? 1)

describe.each(BROWSERS.filter((name) => name === 'chromium'))('real %s', () => {
  test('agrees on every line', () =>
    agree(launched(new RealChromium(server, ports)), [
      ...ownCases(),
      ...sendingCases(),
      ...edgesOfSending(),
      ...corpusCases(),
      ...randomCases(random, seed),
    ]))
  test('agrees with third parties blocked', () => {
    const cases = ownCases().filter(({ category }) => category === 'samesite' || category === 'partitioned')
    return agree(launched(new RealChromium(server, ports, 'block')), cases)
  })
})

describe.each(BROWSERS.filter((name) => name === 'firefox'))('real %s', () => {
  test('agrees on every line', () =>
    agree(launched(new RealFirefox(server, ports)), [
      ...ownCases(),
      ...sendingCases(),
      ...edgesOfSending(),
      ...corpusCases(),
      ...randomCases(random, seed),
    ]))
})
