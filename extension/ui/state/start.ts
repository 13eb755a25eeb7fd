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
    const [watching, rules] = await Promise.all([
      client.call('watching', null),
      client.call('rules.list', null),
      load(app, FIRST_SCREEN),
    ])
    app.watching.value = watching
    app.rules.value = rules
    await load(app)
  })
}

async function load(app: App, limit?: number): Promise<void> {
  const tabId = app.tab.value?.id
  if (tabId === undefined) return
  app.log.add(await app.shell.client.call('exchanges', { tabId, ...(limit === undefined ? {} : { limit }) }))
}
