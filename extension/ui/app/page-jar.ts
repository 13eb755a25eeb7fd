import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { JarQuery } from '../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ClientErrors } from './client-errors.ts'
import { jarOf } from './first-questions.ts'
import type { Shell, TabInfo } from './shell/shell.ts'
import type { Log } from './shown-log.ts'

/** The jar is asked again this long after something moved. */
const SETTLE_MS = 150

/** The cookies of a page, kept fresh while someone looks. */
export interface PageJar {
  /** null until the jar has answered */
  readonly cookies: ReadonlySignal<readonly JarCookie[] | null>
  refresh(): Promise<void>
  /** Asks now, and whenever the question, the page's requests or the rules move. @returns what ends it */
  watch(): () => void
  /** Resolves when what was asked so far has been answered. */
  settled(): Promise<void>
}

/** Of the application: who is asked, and what may change the answer. */
interface Asker {
  readonly shell: Pick<Shell, 'client'>
  readonly errors: Pick<ClientErrors, 'guard'>
  readonly log: Pick<Log, 'exchanges' | 'changes'>
  readonly rules: ReadonlySignal<unknown>
  readonly watching: ReadonlySignal<unknown>
}

/** @param query which page; read anew each time, and followed when it reads signals */
export function createPageJar(app: Asker, query: () => JarQuery): PageJar {
  const cookies = signal<readonly JarCookie[] | null>(null)

  let page = ''
  let asked = 0
  let last: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<void> {
    asked += 1
    const mine = asked
    const of = siteOf(query())
    // What another site has is not shown as that of this one.
    if (of !== page) cookies.value = null
    page = of
    last = app.errors.guard(async () => {
      const found = await app.shell.client.call('jar.list', query())
      // The answer to a later question stands, whichever comes first.
      if (mine === asked && of === siteOf(query())) cookies.value = found
    })
    await last
  }

  function watch(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let first = true
    const again = (): void => {
      timer = undefined
      void refresh()
    }
    const stop = effect(() => {
      // What is read here is what may have changed the answer.
      const of = siteOf(query())
      void [app.log.exchanges.value, app.log.changes.value, app.rules.value, app.watching.value]
      if (first || of !== page) void refresh()
      // Not put off by what moves meanwhile: on a busy page something always does.
      else timer ??= setTimeout(again, SETTLE_MS)
      first = false
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }

  async function settled(): Promise<void> {
    await last
  }

  return { cookies, refresh, watch, settled }
}

/** The tab and the origin, as one text. */
function siteOf({ tabId, url }: JarQuery): string {
  return String([tabId, url?.split('/', 3)])
}

/** The page of the surface's tab. */
export function pageOfTab({ tab }: { tab: ReadonlySignal<TabInfo | null> }): JarQuery {
  return jarOf(tab.value)[1]
}
