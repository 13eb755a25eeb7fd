import { effect } from '@preact/signals'
import type { News } from '../../../../src/contract/messages.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { viewKeyOf } from '../../../kept-view.ts'
import type { TabInfo } from '../shell/shell.ts'
import type { App } from '../state/app.ts'
import { applyNews } from '../state/apply-news.ts'
import { type KeptValues, keepView, recallView, valuesOf } from '../view/keep-view.ts'
import type { ViewSlice } from '../view/view-slice.ts'
import { askFirstScreen, load } from './load.ts'
import type { FirstScreen, Preload, PreloadedScreen } from './preload.ts'

type Preloaded = Pick<Preload, 'screen'>

/**
 * Starts a surface: restores its view, loads its data, and follows messages and the tab.
 * @param slices the views of the features
 * @param preload the data that was requested before the application started; null: none
 */
export async function start(app: App, slices: readonly ViewSlice[], preload: Preloaded | null = null): Promise<void> {
  const { shell, errors, frame, notices, log } = app
  const all = [app.frameSlice, ...slices]
  let stopKeeping: Promise<() => void> = Promise.resolve(() => undefined)
  /**
   * Switches to the view of a tab. Switches run one after the other, so that no view is stored under the key of another
   * tab.
   */
  const turnTo = async (
    tab: TabInfo | null,
    { untouched, recalled }: { untouched?: KeptValues; recalled?: Promise<unknown> } = {},
  ): Promise<void> => {
    app.tab.value = tab
    stopKeeping = stopKeeping.then((stop) => {
      stop()
      return keepView({
        slices: all,
        shell,
        key: viewKeyOf(tab?.id ?? null),
        ...(untouched === undefined ? {} : { untouched }),
        ...(recalled === undefined ? {} : { recalled }),
      })
    })
    await stopKeeping
  }
  const untouched = valuesOf(all)
  // Listening starts before any request, so that no message is missed. Messages wait for the first answers, which may be
  // older.
  let waiting: (() => void)[] | null = []
  const afterFirst = (work: () => void): unknown => (waiting === null ? work() : waiting.push(work))
  const onNews = (news: News): void => {
    applyNews(app, news)
    // Part of the log remains, or was restored.
    if ('incognito' in news || news.kind === 'returned') void load(app)
  }
  shell.client.listen({
    onNews: (news) => afterFirst(() => onNews(news)),
    onReconnect: () => afterFirst(() => load(app)),
  })
  void errors.guard(() => readSettings(app, preload))
  shell.onTabChange((tab) => {
    if (tab?.id === app.tab.value?.id) {
      app.tab.value = tab
      return
    }
    log.clear()
    if (notices.current.peek()?.isOfView) notices.dismiss()
    void turnTo(tab).then(() => load(app))
  })
  const first = await firstTab(app, preload)
  // Skipped when another tab became active meanwhile.
  if (app.tab.value === null) await turnTo(first.tab, { untouched, recalled: first.view })
  else await stopKeeping
  let cookies = await preloadedCookies(app, first.preloaded)
  // The jar is queried as soon as its view opens, because the code of the table may still have to be loaded.
  effect(() => {
    const answer = cookies
    // The preloaded answer is used once. The next time the view opens, the jar is queried.
    cookies = undefined
    return frame.tab.value === 'jar' ? app.pageJar.watch(answer) : undefined
  })
  await load(app, first.screen, () => {
    for (const work of waiting ?? []) work()
    waiting = null
  })
  // Set even when the first screen failed.
  app.restored.value = true
}

interface First {
  readonly tab: TabInfo | null
  readonly screen: FirstScreen
  /** The stored view. */
  readonly view: Promise<unknown>
  readonly preloaded: PreloadedScreen | null
}

/** Returns the tab and its first screen: preloaded, or requested as soon as the tab's id is known. */
async function firstTab(app: App, preload: Preloaded | null): Promise<First> {
  const { shell, errors } = app
  const ask = (id: number | null) => ({ view: recallView(shell, viewKeyOf(id)), screen: askFirstScreen(app, id) })
  const early = preload === null && shell.tabId !== null ? ask(shell.tabId) : null
  const tab = (await errors.guard(() => shell.tab())) ?? null
  const preloaded = (await preload?.screen) ?? null
  if (preloaded === null || preloaded.tabId !== tab?.id) {
    return { tab, preloaded: null, ...(early ?? ask(tab?.id ?? null)) }
  }
  return { tab, preloaded, screen: preloaded, view: preloaded.view.catch(() => undefined) }
}

/**
 * @returns the cookies of the page that the surface shows now; undefined when none were preloaded, or those of another
 * page
 */
async function preloadedCookies(
  { tab }: App,
  preloaded: PreloadedScreen | null,
): Promise<readonly JarCookie[] | undefined> {
  const cookies = await preloaded?.jar
  const now = tab.peek()
  return preloaded?.tab.id === now?.id && preloaded?.tab.url === now?.url ? (cookies ?? undefined) : undefined
}

async function readSettings({ shell, settings, frame }: App, preload: Preloaded | null): Promise<void> {
  const preloaded = await preload?.screen
  const kept = await (preloaded?.settings ?? shell.readSettings())
  const alwaysShow = typeof kept === 'object' && kept !== null && Reflect.get(kept, 'alwaysShow') === true
  settings.value = { alwaysShow }
  if (alwaysShow) frame.showValues.value = true
}
