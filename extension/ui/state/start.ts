import { batch } from '@preact/signals'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import type { App } from './app.ts'
import { hear } from './app.ts'
import { keepView } from './keep-view.ts'

/** The newest are asked for first: they are what a person looks at. */
const FIRST_SCREEN = 100

export async function start(app: App): Promise<void> {
  const { shell, troubles } = app
  app.tab.value = (await troubles.guard(() => shell.tab())) ?? null
  const tab = app.tab.value
  await keepView(app.view, shell, `view:${tab?.id ?? 'none'}`)
  if (tab !== null) shell.onTabChange(tab.id, (changed) => (app.tab.value = changed))
  shell.client.listen({ onNews: (news) => hear(app, news), onReturn: () => void refresh(app) })
  await refresh(app)
}

/** Asks the background for all that the surface shows. */
async function refresh(app: App): Promise<void> {
  const { client } = app.shell
  await app.troubles.guard(async () => {
    const [watching, rules, newest] = await Promise.all([
      client.call('watching', null),
      client.call('rules.list', null),
      load(app, FIRST_SCREEN),
    ])
    batch(() => {
      app.log.fill(newest)
      app.rules.value = rules
      app.watching.value = watching
    })
    if (newest.length === FIRST_SCREEN) app.log.fill(await load(app))
  })
}

async function load(app: App, limit?: number): Promise<Exchange[]> {
  const tabId = app.tab.value?.id
  if (tabId === undefined) return []
  return app.shell.client.call('exchanges', { tabId, ...(limit === undefined ? {} : { limit }) })
}
