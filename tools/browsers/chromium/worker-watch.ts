import type { CDPSession } from 'playwright-core'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

interface VersionUpdate {
  readonly versions: readonly {
    readonly versionId: string
    readonly scriptURL: string
    readonly runningStatus: 'stopped' | 'starting' | 'running' | 'stopping'
  }[]
}

interface ErrorReport {
  readonly errorMessage: { readonly errorMessage: string; readonly sourceURL: string; readonly lineNumber: number }
}

/** Chromium reports this when a listener is registered before its permission is granted. It is advice, and no error. */
const ADVICE = 'You need to request host permissions'

/** Watches, wakes and stops the extension's service worker. It works from a hidden page of the extension, because no other target may. */
export class WorkerWatch {
  readonly errors: string[] = []
  private readonly status = new Map<string, string>()
  private stops = 0
  private readonly origin: string
  private page: HiddenPage | undefined

  private constructor(origin: string) {
    this.origin = origin
  }

  static async open(session: CDPSession, origin: string): Promise<WorkerWatch> {
    const watch = new WorkerWatch(origin)
    watch.page = await until('a page of the extension', async () => {
      const page = await HiddenPage.open(session, `${origin}/manifest.json`, (...event) => watch.onEvent(...event))
      // While the extension is still loading this is an error page, and a reload of the extension closes it.
      if (await page.evaluate(() => location.protocol === 'chrome-extension:').catch(() => false)) return page
      await page.close()
      return undefined
    })
    await watch.helper.send('ServiceWorker.enable')
    return watch
  }

  /** A hidden page of the extension's origin, which has its APIs. */
  get helper(): HiddenPage {
    if (!this.page) throw new Error('the worker watch is not open')
    return this.page
  }

  get running(): boolean {
    return [...this.status.values()].includes('running')
  }

  private get isUp(): boolean {
    return [...this.status.values()].some((one) => one !== 'stopped')
  }

  async wake(): Promise<void> {
    if (this.running) return
    await until('the service worker', async () => {
      await this.helper.send('ServiceWorker.startWorker', { scopeURL: `${this.origin}/` })
      return this.running
    })
  }

  async stop(): Promise<void> {
    const stopsBefore = this.stops
    await this.helper.send('ServiceWorker.stopAllWorkers')
    // Under traffic the worker may have started again before this polls, so a counted stop is enough.
    await until('the end of the service worker', () => this.stops > stopsBefore || !this.isUp)
  }

  private onEvent(method: string, params: unknown): void {
    if (method === 'ServiceWorker.workerVersionUpdated') {
      // The DevTools protocol defines what these two events contain.
      for (const version of (params as VersionUpdate).versions) {
        if (!version.scriptURL.startsWith(this.origin)) continue
        const { versionId, runningStatus } = version
        if (runningStatus === 'stopped' && this.status.get(versionId) !== 'stopped') this.stops += 1
        this.status.set(versionId, runningStatus)
      }
    }
    if (method === 'ServiceWorker.workerErrorReported') {
      const { errorMessage, sourceURL, lineNumber } = (params as ErrorReport).errorMessage
      const line = `${errorMessage} (${sourceURL || 'service worker'}:${lineNumber})`
      // Chromium reports an error twice while a DevTools client is attached.
      if (this.errors.at(-1) !== line && !errorMessage.startsWith(ADVICE)) this.errors.push(line)
    }
  }
}
