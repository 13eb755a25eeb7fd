import { writeFile } from 'node:fs/promises'
import type { Page as PlaywrightPage } from 'playwright-core'
import { NavigationError, type Page, type ShotOptions, type WaitOptions, type WindowRect } from '../driver.ts'
import { type RemoteFunction, remoteCall, remoteValue } from '../remote-call.ts'
import { transitionsHaveEnded, waitFor } from '../wait-for.ts'

/** A tab of Chromium, driven by Playwright. */
export class ChromiumPage implements Page {
  readonly tab: PlaywrightPage

  constructor(tab: PlaywrightPage) {
    this.tab = tab
  }

  async goto(url: string): Promise<void> {
    try {
      await this.tab.goto(url, { waitUntil: 'load' })
    } catch (error) {
      const reason = /net::\w+/.exec(String(error))?.[0]
      throw reason === undefined ? error : new NavigationError(url, reason)
    }
  }

  async reload(): Promise<void> {
    await this.tab.reload({ waitUntil: 'load' })
  }

  async url(): Promise<string> {
    return this.tab.url()
  }

  async evaluate<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    return remoteValue<T>(await this.tab.evaluate(remoteCall(fn, args)))
  }

  click(css: string): Promise<void> {
    return this.tab.click(css)
  }

  async tap(css: string): Promise<void> {
    const target = this.tab.locator(css).first()
    const session = await this.tab.context().newCDPSession(this.tab)
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    // A trial click clicks nothing: it waits until the element has stopped moving and would receive a click. Nothing else comes between it
    // and the touch, because an answer of the background may move the element at any time.
    await target.click({ trial: true })
    const box = await target.boundingBox()
    if (box === null) throw new Error(`${css} is not visible`)
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await session.detach()
  }

  async type(css: string, text: string): Promise<void> {
    await this.tab.locator(css).first().pressSequentially(text)
  }

  fill(css: string, text: string): Promise<void> {
    return this.tab.fill(css, text)
  }

  press(key: string): Promise<void> {
    return this.tab.keyboard.press(key)
  }

  text(css: string): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: a test asks for what the page shows, without hidden text
    return this.tab.innerText(css)
  }

  waitFor<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, options: WaitOptions<A> = {}): Promise<T> {
    return waitFor(this, fn, options)
  }

  async screenshot(path?: string, { full = false, css }: ShotOptions = {}): Promise<Buffer> {
    const image = css ? await this.tab.locator(css).first().screenshot() : await this.tab.screenshot({ fullPage: full })
    if (path !== undefined) await writeFile(path, image)
    return image
  }

  setSize(width: number, height: number): Promise<void> {
    return this.tab.setViewportSize({ width, height })
  }

  async setWindow(rect: WindowRect): Promise<void> {
    const session = await this.tab.context().newCDPSession(this.tab)
    const { windowId } = await session.send('Browser.getWindowForTarget')
    await session.send('Browser.setWindowBounds', { windowId, bounds: { ...rect } })
    await session.detach()
  }

  async colorScheme(scheme: 'dark' | 'light'): Promise<void> {
    await this.tab.emulateMedia({ colorScheme: scheme })
    await this.waitFor(transitionsHaveEnded)
  }

  async forcedColors(forced: boolean): Promise<void> {
    await this.tab.emulateMedia({ forcedColors: forced ? 'active' : 'none' })
  }

  focus(): Promise<void> {
    return this.tab.bringToFront()
  }

  close(): Promise<void> {
    return this.tab.close()
  }
}
