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

const ADVICE = 'You need to request host permissions'

/** Watches, wakes and stops the extension's service worker, from a hidden page of its origin (only such a page may). */
export class WorkerWatch {
  readonly errors: string[] = []
  private readonly status = new Map<string, string>()
  /** How often it has stopped. */
  private ends = 0
  private readonly origin: string
  private page: HiddenPage | undefined

  private constructor(origin: string) {
    this.origin = origin
  }

  static async open(session: CDPSession, origin: string): Promise<WorkerWatch> {
    const watch = new WorkerWatch(origin)
    watch.page = await until('a page of the extension', async () => {
      const page = await HiddenPage.open(session, `${origin}/manifest.json`, (...event) => watch.hear(...event))
      // The extension may still be loading, and the page an error page then; or it goes down in a reload.
      if (await page.evaluate(() => location.protocol === 'chrome-extension:').catch(() => false)) return page
      await page.close()
      return undefined
    })
    await watch.helper.send('ServiceWorker.enable')
    return watch
  }

  /** A page of the extension's origin, with its APIs, which no one sees. */
  get helper(): HiddenPage {
    if (!this.page) throw new Error('the worker watch has ended')
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
    const before = this.ends
    await this.helper.send('ServiceWorker.stopAllWorkers')
    // While there is traffic it is up again before anybody has looked.
    await until('the end of the service worker', () => this.ends > before || !this.isUp)
  }

  private hear(method: string, params: unknown): void {
    if (method === 'ServiceWorker.workerVersionUpdated') {
      // The casts are the DevTools protocol's word for what these two events hold.
      for (const version of (params as VersionUpdate).versions) {
        if (!version.scriptURL.startsWith(this.origin)) continue
        const { versionId, runningStatus } = version
        if (runningStatus === 'stopped' && this.status.get(versionId) !== 'stopped') this.ends += 1
        this.status.set(versionId, runningStatus)
      }
    }
    if (method === 'ServiceWorker.workerErrorReported') {
      const { errorMessage, sourceURL, lineNumber } = (params as ErrorReport).errorMessage
      const line = `${errorMessage} (${sourceURL || 'service worker'}:${lineNumber})`
      // Told twice while a tool is attached; and Chromium's advice at a listener registered before a permission is no error.
      if (this.errors.at(-1) !== line && !errorMessage.startsWith(ADVICE)) this.errors.push(line)
    }
  }
}
