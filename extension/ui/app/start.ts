import { effect } from '@preact/signals'
import type { News } from '../../../src/contract/messages.ts'
import { viewKeyOf } from '../../kept-view.ts'
import type { App } from './app.ts'
import { hear } from './app.ts'
import { keepView, recallView } from './keep-view.ts'
import { askFirst, type FirstScreen, load } from './load.ts'
import type { TabInfo } from './shell/shell.ts'
import type { StoredView } from './view-slices.ts'

export async function start(app: App): Promise<void> {
  const { shell, errors, view } = app
  let leave: Promise<() => void> = Promise.resolve(() => undefined)
  /** The view of that tab, as it was left. One turn after the other, so that no view is kept as that of another tab. */
  const turnTo = async (tab: TabInfo | null, untouched?: StoredView, recalled?: Promise<unknown>): Promise<void> => {
    app.tab.value = tab
    leave = leave.then((left) => {
      left()
      return keepView(view, shell, viewKeyOf(tab?.id ?? null), untouched, recalled)
    })
    await leave
  }
  const atFirst = view.slices.values()
  // Before anything is asked, so that no news is missed; they wait for the first answers, which may be older.
  let waiting: (() => void)[] | null = []
  const soon = (what: () => void): unknown => (waiting === null ? what() : waiting.push(what))
  const onNews = (news: News): void => {
    hear(app, news)
    // The rest is there still, or again.
    if ('incognito' in news || news.kind === 'returned') void load(app)
  }
  shell.client.listen({ onNews: (news) => soon(() => onNews(news)), onReturn: () => soon(() => load(app)) })
  void errors.guard(() => readSettings(app))
  shell.onTabChange((tab) => {
    if (tab?.id === app.tab.value?.id) {
      app.tab.value = tab
      return
    }
    app.log.clear()
    if (app.notices.current.peek()?.isOfView) app.notices.dismiss()
    void turnTo(tab).then(() => load(app))
  })
  const first = await firstTab(app)
  // Another one may have come to the front meanwhile.
  if (app.tab.value === null) await turnTo(first.tab, atFirst, first.recalled)
  else await leave
  effect(() => {
    view.seen.value = app.log.exchanges.value.at(-1)?.seq ?? view.seen.peek()
  })
  // Asked for as soon as it is known that it is wanted: the table may still have to be loaded.
  effect(() => (view.tab.value === 'jar' ? app.jar.watch() : undefined))
  await load(app, first.asked, () => {
    for (const what of waiting ?? []) what()
    waiting = null
  })
  // Also when it could not be loaded.
  app.restored.value = true
}

interface First {
  readonly tab: TabInfo | null
  readonly recalled: Promise<unknown>
  readonly asked: FirstScreen
}

/** The tab it is about, with what is asked for it meanwhile, or as soon as it is known: nothing waits for what it does not need. */
async function firstTab(app: App): Promise<First> {
  const { shell, errors } = app
  const ask = (id: number | null) => ({ recalled: recallView(shell, viewKeyOf(id)), asked: askFirst(app, id) })
  const early = shell.tabId === null ? null : ask(shell.tabId)
  const tab = (await errors.guard(() => shell.tab())) ?? null
  return { tab, ...(early ?? ask(tab?.id ?? null)) }
}

async function readSettings({ shell, settings, view }: App): Promise<void> {
  const kept = await shell.readSettings()
  const alwaysShow = typeof kept === 'object' && kept !== null && Reflect.get(kept, 'alwaysShow') === true
  settings.value = { alwaysShow }
  if (alwaysShow) view.showValues.value = true
}
