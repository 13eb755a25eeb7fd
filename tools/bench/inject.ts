import type { RuleInput } from '../../src/rules/model/rule.ts'
import type { Crumbline } from '../browsers/contract.ts'
import { World } from '../browsers/world.ts'
import { html } from '../servers/raw-server.ts'
import { ratios, spread, summarize } from './statistics.ts'

export const RULES = 1_000
const FETCHES = 200
const AT_ONCE = 6
const ROUNDS = 45
const SWITCHES = 25

/** In functions that run in the background context. */
declare const crumbline: Crumbline

export interface InjectBench {
  readonly browser: string
  /** Milliseconds by round of fetches, without and with the rules. */
  readonly none: readonly number[]
  readonly many: readonly number[]
  /** Milliseconds to add all the rules, and to switch on one more. */
  readonly added: number
  readonly oneMore: readonly number[]
  /** Milliseconds from switching a rule on until its status says that it is in force. */
  readonly onWire: readonly number[]
  readonly inJar: readonly number[]
}

/** Measures what rules cost, in one browser, with and without a thousand rules for other hosts, by turns. */
export async function measureInject(name: 'chromium' | 'firefox'): Promise<InjectBench> {
  const world = await World.open(name)
  try {
    await world.allow('allow-all', '<all_urls>')
    world.server.respond = () => html('')
    const page = world.server.url('a.test')
    await world.page.goto(page)
    const start = performance.now()
    await addMany(world)
    const added = performance.now() - start
    const none: number[] = []
    const many: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      // Both orders, so that neither case is always first.
      for (const enabled of round % 2 === 0 ? [true, false] : [false, true]) {
        await switchAll(world, enabled)
        // An unmeasured round lets the browser finish the switch.
        await fetches(world)
        const taken = await fetches(world)
        // The first round is a warm-up.
        if (round > 0) (enabled ? many : none).push(taken)
      }
      await world.browser.background(() => crumbline.clear())
    }
    await switchAll(world, true)
    const oneMore = await switches(world, { cookies: { more: '1' }, scope: { urls: ['*://more.test/*'] } }, 5)
    await world.browser.background(() => crumbline.rules.clear())
    await world.browser.setCookie({ name: 'sid', value: 'old', host: 'a.test' })
    const onWire = await switches(world, { cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } }, SWITCHES)
    const inJar = await switches(world, { cookies: { sid: 'mine' }, scope: { urls: ['*://a.test/*'] } }, SWITCHES)
    return { browser: `${name} ${world.browser.version}`, none, many, added, oneMore, onWire, inJar }
  } finally {
    await world.close()
  }
}

export function injectSection(results: readonly InjectBench[]): string {
  const rows = results.map(({ browser, none, many, oneMore, onWire, inJar }) => {
    const ms = (values: readonly number[]) => spread(summarize(values), 1)
    return `| ${browser} | ${spread(summarize(ratios(many, none)), 2)} | ${ms(onWire)} | ${ms(inJar)} | ${ms(oneMore)} |`
  })
  return `## What rules cost

The ratio compares a page's ${FETCHES} fetches, ${AT_ONCE} at a time, with and without ${RULES} active rules for other hosts, in ${ROUNDS} rounds. The other figures are
the times from switching a rule on in the popup until its status says that it is in force, which the background has read back from the
browser: for a rule that works on the wire, for a rule that overrides a cookie in the jar, and for one more rule beside the ${RULES}.

| | ${RULES} rules of other hosts | switch on, ms | switch on in the jar, ms | one more rule, ms |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`
}

async function addMany(world: World): Promise<void> {
  await world.browser.background(async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      await crumbline.rules.add({
        cookies: { [`n${n}`]: 'v' },
        scope: { urls: [`*://*.h${n}.test/*`] },
        group: 'many',
        enabled: false,
      })
    }
  }, RULES)
}

async function switchAll(world: World, enabled: boolean): Promise<void> {
  const states = await world.browser.background(
    async (enabled: boolean) => (await crumbline.rules.group('many', enabled)).map(({ state }) => state),
    enabled,
  )
  const wrong = states.filter((state) => state !== (enabled ? 'applied' : 'off'))
  if (wrong.length > 0) throw new Error(`${wrong.length} rules are ${wrong[0]}`)
}

function fetches(world: World): Promise<number> {
  return world.page.evaluate(
    async (fetches: number, atOnce: number) => {
      let next = 0
      const lane = async () => {
        while (next++ < fetches) await (await fetch('/x')).text()
      }
      const start = performance.now()
      await Promise.all(Array.from({ length: atOnce }, lane))
      return performance.now() - start
    },
    FETCHES,
    AT_ONCE,
  )
}

/** Switches a rule on repeatedly from a page of the extension, as the popup does. @returns the milliseconds until each answer */
async function switches(world: World, rule: RuleInput, times: number): Promise<number[]> {
  const { id } = await world.addRule({ ...rule, enabled: false })
  const popup = await world.popup()
  const taken = await popup.evaluate(
    async (id: string, times: number) => {
      const found: number[] = []
      const update = (enabled: boolean) =>
        (globalThis as unknown as { chrome: Sender; browser?: Sender }).chrome.runtime.sendMessage({
          kind: 'rules.update',
          input: { id, patch: { enabled } },
        })
      for (let n = 0; n < times; n += 1) {
        const start = performance.now()
        const reply = await update(true)
        found.push(performance.now() - start)
        if (reply.value?.state !== 'applied') throw new Error(JSON.stringify(reply))
        await update(false)
      }
      return found
    },
    id,
    times,
  )
  await popup.close()
  await world.page.focus()
  await world.browser.background((id: string) => crumbline.rules.remove(id), id)
  return taken
}

interface Sender {
  readonly runtime: { sendMessage(message: object): Promise<{ readonly value?: { readonly state: string } }> }
}
