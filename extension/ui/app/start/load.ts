import { batch } from '@preact/signals'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import { afterPaint } from '../../shared/hooks/after-paint.ts'
import type { App } from '../state/app.ts'
import { FIRST_SCREEN_COUNT, type FirstScreen, newestOf } from './preload.ts'

/** Number of older exchanges per call. Each answer is parsed in one go, which must not delay a key press or scrolling. */
const OLDER_COUNT = 400
const CHANGES_COUNT = 2000

/** Requests the first screen of a tab from the background, part by part. */
export function askFirstScreen({ shell }: Pick<App, 'shell'>, tabId: number | null): FirstScreen {
  const { client } = shell
  const screen: FirstScreen = {
    tabId,
    watching: client.call('watching', null),
    exchanges: tabId === null ? Promise.resolve([]) : client.call('exchanges', newestOf(tabId)),
    rules: client.call('rules.list', null),
  }
  // `load` awaits them and reports a failure, but it may be called later.
  for (const part of [screen.watching, screen.exchanges, screen.rules]) part.catch(() => undefined)
  return screen
}

/**
 * Loads everything that the surface shows for its tab: the first screen, then the rest.
 * @param screen the first screen, if it was requested already
 * @param onFirst called once the first screen is shown, or has failed
 */
export async function load(app: App, screen?: FirstScreen, onFirst?: () => void): Promise<void> {
  const { log, pageJar, errors, frame, shell } = app
  const tabId = tabOf(app)
  log.beginQuestion()
  const newest = await errors.guard(async () => {
    const asked = screen?.tabId === tabId ? screen : askFirstScreen(app, tabId)
    const [watching, exchanges, rules] = await Promise.all([asked.watching, asked.exchanges, asked.rules])
    // When the jar is open, its cookies are part of the first paint.
    if (frame.tab.peek() === 'jar') await pageJar.settled()
    // Another tab became active meanwhile. It is loaded by a call of its own.
    if (tabOf(app) !== tabId) return null
    batch(() => {
      log.fill(exchanges)
      log.loading.value = exchanges.length === FIRST_SCREEN_COUNT
      app.ruleList.value = rules
      app.watching.value = watching
      app.restored.value = true
    })
    return exchanges
  })
  onFirst?.()
  if (!newest) return
  await errors.guard(async () => {
    // The background answers calls one by one, so request the visible data before data that may be needed later.
    await pageJar.settled()
    await afterPaint()
    const [stats, changes] = await Promise.all([
      shell.client.call('stats', null),
      shell.client.call('changes', { limit: CHANGES_COUNT }),
    ])
    log.stats.value = stats
    log.addChanges(changes)
    await loadOlder(app, tabId, newest)
  })
}

async function loadOlder(app: App, tabId: number | null, newest: readonly Exchange[]): Promise<void> {
  const { log, shell } = app
  let before = newest[0]?.seq
  while (tabOf(app) === tabId && log.loading.value && before !== undefined) {
    await afterPaint()
    const older = tabId === null ? [] : await shell.client.call('exchanges', { tabId, limit: OLDER_COUNT, before })
    if (tabOf(app) !== tabId) return
    batch(() => {
      log.fill(older)
      log.loading.value = older.length === OLDER_COUNT
    })
    before = older[0]?.seq
  }
}

function tabOf({ tab }: App): number | null {
  return tab.value?.id ?? null
}
