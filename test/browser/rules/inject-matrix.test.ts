import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import { applyRules } from '../../../src/rules/plan/apply.ts'
import { toWireRule } from '../../../src/rules/plan/wire-rule.ts'
import type { BrowserCookie } from '../../../tools/browsers/driver.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { RawServer } from '../../../tools/servers/raw-server.ts'
import { answer, driveAll, prepare } from './matrix/drive.ts'
import { EFFECTS, KINDS, STATES } from './matrix/states.ts'
import { type Cell, section, withSection } from './matrix/table.ts'

const PAGE = 'docs/injection-matrix.md'

type Headers = Readonly<Record<string, string | null>>

describe.each(BROWSERS)('the matrix of injection, in %s', (name) => {
  let world: World
  let server: RawServer
  const bare = new Map<string, { headers: Headers; jar: string[] }>()
  const results: Record<string, Record<string, Record<string, Cell>>> = {}

  beforeAll(async () => {
    server = await RawServer.startSecure()
    // A service worker's script is fetched outside of any page: its certificate needs the browser's own leave.
    world = await World.open(name, { insecure: true, args: name === 'chromium' ? ['--ignore-certificate-errors'] : [] })
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(async () => {
    await world?.close()
    await server?.stop()
  })

  const begin = async (state: string) => {
    await world.reset()
    server.respond = answer(server, state)
    server.requests.length = 0
    await prepare(world, server)
  }
  const jar = async () => (await world.browser.cookies()).map(written).sort()

  test.each(Object.keys(STATES))('%s', async (state) => {
    await begin(state)
    const headers = await driveAll(world, server)
    bare.set(state, { headers, jar: await jar() })
    for (const [effect, rule] of Object.entries(EFFECTS)) {
      await begin(state)
      const before = await jar()
      const input: RuleInput = { ...rule, scope: { urls: ['*://*.a.test/*'] } }
      const status = await world.addRule(input)
      const cells: Record<string, Cell> = {}
      if (status.state !== 'applied') {
        for (const kind of Object.keys(KINDS)) cells[kind] = status.problems[0]?.code ?? status.state
        expect(await jar()).toEqual(before)
      } else {
        const sent = await driveAll(world, server)
        for (const kind of Object.keys(KINDS)) cells[kind] = judge(input, headers[kind], sent[kind])
        // No request of the run, of whatever kind, had one of the rule's names twice.
        for (const { path, cookie } of server.requests) {
          const names = pairs(cookie).map((pair) => pair.split('=')[0])
          const given = Object.keys(rule.cookies)
          expect([
            effect,
            path,
            names.filter((one, at) => given.includes(one ?? '') && names.indexOf(one) !== at),
          ]).toEqual([effect, path, []])
        }
        await world.browser.background((id: string) => crumbline.rules.remove(id), status.id)
        expect([effect, await jar()]).toEqual([effect, bare.get(state)?.jar])
      }
      results[effect] = { ...results[effect], [state]: cells }
    }
    const wrong = Object.entries(results).flatMap(([effect, states]) =>
      Object.entries(states[state] ?? {})
        .filter(([, cell]) => cell.startsWith('wrong'))
        .map(([kind, cell]) => `${effect}, ${kind}: ${cell}`),
    )
    expect(wrong).toEqual([])
  })

  test('is what the page says', () => {
    const page = readFileSync(PAGE, 'utf8')
    const now = withSection(page, name, section(name, results))
    if (process.env['CRUMBLINE_WRITE']) writeFileSync(PAGE, now)
    else expect(now).toBe(page)
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})

/** In functions that run in the background context. */
declare const crumbline: { readonly rules: { remove(id: string): Promise<void> } }

/** Exact is what `applyRules` makes of the header that left without the rule. */
function judge(rule: RuleInput, bare: string | null | undefined, sent: string | null | undefined): Cell {
  const expected = applyRules(bare ?? null, [toWireRule('r', rule)])
  return `${pairs(expected).sort()}` === `${pairs(sent).sort()}` ? 'exact' : `wrong: ${sent} for ${bare}`
}

function pairs(header: string | null | undefined): string[] {
  return header ? header.split('; ') : []
}

/** Lifetimes to the minute: two runs make the same cookie at two moments. */
function written({ expires, ...cookie }: BrowserCookie): string {
  return JSON.stringify({ ...cookie, lasts: expires === null ? null : Math.round((expires - Date.now()) / 600_000) })
}
