import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { JarQuery } from '../../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import type { ErrorList } from '../notices/error-list.ts'
import type { Shell } from '../shell/shell.ts'
import type { TabLog } from './tab-log.ts'

/** Delay between a change and the next query of the jar. */
const ASK_AGAIN_AFTER_MS = 150

/** The cookies of a page, kept up to date while a view watches them. */
export interface PageJar {
  /** null until the jar has answered */
  readonly cookies: ReadonlySignal<readonly JarCookie[] | null>
  refresh(): Promise<void>
  /**
   * Queries the jar now, and again whenever the query, the page's requests or the rules change.
   * @param first the answer to the first query, if it was made already
   * @returns a function that stops the watching
   */
  watch(first?: readonly JarCookie[]): () => void
  /** Resolves when every query so far has been answered. */
  settled(): Promise<void>
}

/** The parts that a page jar queries, and those that trigger a new query. */
interface PageJarDeps {
  readonly shell: Pick<Shell, 'client'>
  readonly errors: Pick<ErrorList, 'guard'>
  readonly log: Pick<TabLog, 'exchanges' | 'changes'>
  readonly ruleList: ReadonlySignal<unknown>
  readonly watching: ReadonlySignal<unknown>
}

/** @param query returns the page; called for every query, and tracked when it reads signals */
export function createPageJar({ shell, errors, log, ruleList, watching }: PageJarDeps, query: () => JarQuery): PageJar {
  const cookies = signal<readonly JarCookie[] | null>(null)

  let page = ''
  let asked = 0
  let last: Promise<unknown> = Promise.resolve()

  async function refresh(known?: readonly JarCookie[]): Promise<void> {
    asked += 1
    const question = asked
    const asksFor = pageOf(query())
    // The cookies of one page must not be shown as those of another.
    if (asksFor !== page) cookies.value = null
    page = asksFor
    last = errors.guard(async () => {
      const found = known ?? (await shell.client.call('jar.list', query()))
      // Ignore the answer to an earlier query that arrives late.
      if (question === asked && asksFor === pageOf(query())) cookies.value = found
    })
    await last
  }

  function watch(first?: readonly JarCookie[]): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const askAgain = (): void => {
      timer = undefined
      void refresh()
    }
    const stop = effect(() => {
      const asksFor = pageOf(query())
      // The effect runs again when one of these changes.
      void [log.exchanges.value, log.changes.value, ruleList.value, watching.value]
      if (isFirst) void refresh(first)
      else if (asksFor !== page) void refresh()
      // The timer is not restarted, because on a busy page something changes all the time.
      else timer ??= setTimeout(askAgain, ASK_AGAIN_AFTER_MS)
      isFirst = false
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }

  async function settled(): Promise<void> {
    await last
  }

  return { cookies, refresh: () => refresh(), watch, settled }
}

/** Returns the tab and origin as one text, for comparison. */
function pageOf({ tabId, url }: JarQuery): string {
  return String([tabId, url?.split('/', 3)])
}
