import { writeFile } from 'node:fs/promises'
import { NavigationError, type Page, type ShotOptions, type WaitOptions, type WindowRect } from '../driver.ts'
import { type RemoteFunction, remoteCall, remoteValue } from '../remote-call.ts'
import { until } from '../until.ts'
import { transitionsHaveEnded, waitFor } from '../wait-for.ts'
import { type Send, type Session, unwrap } from './session.ts'

/** WebDriver's key of a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** WebDriver's code points for keys that type no character. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Delete: '\uE017',
  Backspace: '\uE003',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
}

/** A tab of Firefox, driven by Marionette. */
export class FirefoxPage implements Page {
  readonly handle: string
  readonly #session: Session

  constructor(session: Session, handle: string) {
    this.#session = session
    this.handle = handle
  }

  async goto(url: string): Promise<void> {
    try {
      await this.#inWindow((send) => send('WebDriver:Navigate', { url }))
    } catch (error) {
      const reason = /Reached error page: about:neterror\?e=(\w+)/.exec(String(error))?.[1]
      throw reason === undefined ? error : new NavigationError(url, reason)
    }
  }

  async reload(): Promise<void> {
    await this.#inWindow((send) => send('WebDriver:Refresh'))
  }

  async url(): Promise<string> {
    return String(unwrap(await this.#inWindow((send) => send('WebDriver:GetCurrentURL'))))
  }

  async evaluate<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    const script = `return ${remoteCall(fn, args)}`
    return remoteValue<T>(
      unwrap(await this.#inWindow((send) => send('WebDriver:ExecuteScript', { script, args: [], sandbox: null }))),
    )
  }

  click(css: string): Promise<void> {
    return this.#onElement(css, (send, id) => send('WebDriver:ElementClick', { id }))
  }

  tap(css: string): Promise<void> {
    return this.#onElement(css, async (send, id) => {
      await send('WebDriver:ExecuteScript', {
        script: "arguments[0].scrollIntoView({ block: 'nearest' })",
        args: [{ [ELEMENT]: id }],
        sandbox: null,
      })
      await send('WebDriver:PerformActions', touched(id))
    })
  }

  type(css: string, text: string): Promise<void> {
    return this.#onElement(css, (send, id) => send('WebDriver:ElementSendKeys', { id, text }))
  }

  async fill(css: string, text: string): Promise<void> {
    // WebDriver:ElementClear dispatches no `input` event, so the page's next render would restore the old text.
    await this.waitFor(
      (css: string) => {
        const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(css)
        if (field === null) return false
        field.value = ''
        field.dispatchEvent(new Event('input', { bubbles: true }))
        return true
      },
      { args: [css] },
    )
    if (text !== '') await this.type(css, text)
  }

  async press(key: string): Promise<void> {
    await this.#inWindow((send) => send('WebDriver:PerformActions', pressed(key)))
  }

  async text(css: string): Promise<string> {
    return until(`the text of ${css}`, () =>
      this.#inWindow(async (send) => {
        const id = await find(send, css)
        return String(unwrap(await send('WebDriver:GetElementText', { id })))
      }),
    )
  }

  waitFor<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, options: WaitOptions<A> = {}): Promise<T> {
    return waitFor(this, fn, options)
  }

  async screenshot(path?: string, { full = false, css }: ShotOptions = {}): Promise<Buffer> {
    const shot = await this.#inWindow(async (send) => {
      const element = css === undefined ? {} : { id: await find(send, css) }
      return send('WebDriver:TakeScreenshot', { full: css === undefined && full, hash: false, ...element })
    })
    const image = Buffer.from(String(unwrap(shot)), 'base64')
    if (path !== undefined) await writeFile(path, image)
    return image
  }

  /** Resizes the content, because a window can't be narrower than 450 px. */
  async setSize(width: number, height: number): Promise<void> {
    await this.focus()
    await this.#session.chrome(
      `const [width, height] = args;
       Services.wm.getMostRecentBrowserWindow().gBrowser.selectedBrowser.style.cssText =
         'width:' + width + 'px;height:' + height + 'px;min-width:0;max-width:none;min-height:0;max-height:none;flex:none'`,
      width,
      height,
    )
    const fits = (width: number, height: number) => innerWidth === width && innerHeight === height
    await this.waitFor(fits, { args: [width, height] })
  }

  async setWindow({ left, top, width, height }: WindowRect): Promise<void> {
    await this.#inWindow((send) => send('WebDriver:SetWindowRect', { x: left, y: top, width, height }))
  }

  async colorScheme(scheme: 'dark' | 'light'): Promise<void> {
    await this.focus()
    await this.#session.chrome(
      'Services.wm.getMostRecentBrowserWindow().gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = args[0]',
      scheme,
    )
    await this.waitFor((dark: boolean) => matchMedia('(prefers-color-scheme: dark)').matches === dark, {
      args: [scheme === 'dark'],
    })
    await this.waitFor(transitionsHaveEnded)
  }

  async forcedColors(forced: boolean): Promise<void> {
    await this.#session.chrome(
      `if (args[0]) Services.prefs.setIntPref('browser.display.document_color_use', 2)
       else Services.prefs.clearUserPref('browser.display.document_color_use')`,
      forced,
    )
    await this.waitFor((forced: boolean) => matchMedia('(forced-colors: active)').matches === forced, {
      args: [forced],
    })
  }

  async focus(): Promise<void> {
    await this.#inWindow(async () => undefined)
  }

  async close(): Promise<void> {
    await this.#inWindow((send) => send('WebDriver:CloseWindow'))
  }

  #inWindow<T>(batch: (send: Send) => Promise<T>): Promise<T> {
    return this.#session.run(async (send) => {
      await send('WebDriver:SwitchToWindow', { handle: this.handle, focus: true })
      return batch(send)
    })
  }

  /** Repeats until the element exists and `act` succeeds: an element that is covered or disabled may become usable. */
  async #onElement(css: string, act: (send: Send, id: string) => Promise<unknown>): Promise<void> {
    await until(`${css} to act on`, () =>
      this.#inWindow(async (send) => {
        await act(send, await find(send, css))
        return true
      }),
    )
  }
}

/** WebDriver's actions that press keys together: `Alt+Shift+P`. */
export function pressed(key: string): object {
  const keys = key.split('+').map((one) => KEYS[one] ?? one)
  const actions = [
    ...keys.map((one) => ({ type: 'keyDown', value: one })),
    ...keys.toReversed().map((one) => ({ type: 'keyUp', value: one })),
  ]
  return { actions: [{ type: 'key', id: 'keys', actions }] }
}

/** WebDriver's actions that touch the middle of an element. */
function touched(id: string): object {
  const actions = [
    { type: 'pointerMove', x: 0, y: 0, origin: { [ELEMENT]: id } },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ]
  return { actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }] }
}

async function find(send: Send, css: string): Promise<string> {
  const found = unwrap(await send('WebDriver:FindElement', { using: 'css selector', value: css }))
  // WebDriver defines the form of the reference.
  return (found as Record<string, string>)[ELEMENT] ?? ''
}
