import { batch } from '@preact/signals'
import type { Watching } from '../../../src/contract/call-types.ts'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'
import { painted } from '../shared/hooks/painted.ts'
import type { App } from './app.ts'
import { FIRST_SCREEN, newestOf } from './first-questions.ts'

/** So many at once after that: each answer is read in one go, and must not hold up a key or a scroll. */
const PAGE = 400
const CHANGES = 2000

/** What is on its way for the first screen of a tab. */
export interface FirstScreen {
  readonly tabId: number | null
  readonly answers: Promise<[Watching, Exchange[], RuleStatus[]]>
}

/** Asks the background for what the first screen of a tab shows. */
export function askFirst({ shell: { client }, log }: App, tabId: number | null): FirstScreen {
  log.renew()
  const answers = Promise.all([
    client.call('watching', null),
    tabId === null ? [] : client.call(...newestOf(tabId)),
    client.call('rules.list', null),
  ])
  // Who waits for it tells when it fails, and may come later.
  answers.catch(() => undefined)
  return { tabId, answers }
}

/** Shows all that the surface shows of its tab: what was asked already first. @param onFirst once that is shown, or can't be */
export async function load(app: App, asked = askFirst(app, tabOf(app)), onFirst?: () => void): Promise<void> {
  const { client } = app.shell
  const { log, jar, errors, view } = app
  const of = tabOf(app)
  const first = await errors.guard(async () => {
    const { answers } = asked.tabId === of ? asked : askFirst(app, of)
    const [watching, newest, rules] = await answers
    // Where a person looks at the jar it is painted with the rest.
    if (view.tab.peek() === 'jar') await jar.settled()
    // Another tab came to the front meanwhile, and is loaded by itself.
    if (tabOf(app) !== of) return null
    batch(() => {
      log.fill(newest)
      log.loading.value = newest.length === FIRST_SCREEN
      app.rules.value = rules
      app.watching.value = watching
      app.restored.value = true
    })
    return newest
  })
  onFirst?.()
  if (!first) return
  await errors.guard(async () => {
    // What a person looks at comes before what they may look at next.
    await jar.settled()
    await painted()
    const [stats, changes] = await Promise.all([client.call('stats', null), client.call('changes', { limit: CHANGES })])
    log.stats.value = stats
    log.addChanges(changes)
    await loadOlder(app, of, first)
  })
}

async function loadOlder(app: App, of: number | null, newest: readonly Exchange[]): Promise<void> {
  const { log, shell } = app
  let before = newest[0]?.seq
  while (tabOf(app) === of && log.loading.value && before !== undefined) {
    await painted()
    const older = of === null ? [] : await shell.client.call('exchanges', { tabId: of, limit: PAGE, before })
    if (tabOf(app) !== of) return
    batch(() => {
      log.fill(older)
      log.loading.value = older.length === PAGE
    })
    before = older[0]?.seq
  }
}

function tabOf({ tab }: App): number | null {
  return tab.value?.id ?? null
}
