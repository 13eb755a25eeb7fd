import type { CDPSession } from 'playwright-core'
import { type RemoteFunction, remoteCall, remoteValue } from '../remote-call.ts'
import { LIMIT_MS, within } from '../until.ts'

interface Reply {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Evaluated {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

/**
 * A page that is in no tab strip, so that `tabs` and `windows` of the extension API don't list it. Commands reach it through the
 * browser's own DevTools session.
 */
export class HiddenPage {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  private readonly browser: CDPSession
  private readonly targetId: string
  private readonly sessionId: string
  private lastId = 0

  private constructor(
    browser: CDPSession,
    targetId: string,
    sessionId: string,
    onEvent: (method: string, params: unknown) => void,
  ) {
    this.browser = browser
    this.targetId = targetId
    this.sessionId = sessionId
    browser.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId !== sessionId) return
      // Every message is one of the DevTools protocol.
      const reply = JSON.parse(event.message) as Reply
      if (reply.method !== undefined) onEvent(reply.method, reply.params)
      if (reply.id !== undefined) this.settle(reply.id, reply)
    })
  }

  static async open(
    browser: CDPSession,
    url: string,
    onEvent: (method: string, params: unknown) => void = () => undefined,
  ): Promise<HiddenPage> {
    const { targetId } = await browser.send('Target.createTarget', { url, hidden: true })
    return HiddenPage.attach(browser, targetId, onEvent)
  }

  /** Attaches to a target that exists already. */
  static async attach(
    browser: CDPSession,
    targetId: string,
    onEvent: (method: string, params: unknown) => void = () => undefined,
  ): Promise<HiddenPage> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false })
    return new HiddenPage(browser, targetId, sessionId, onEvent)
  }

  async send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.lastId
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    const message = JSON.stringify({ id, method, params })
    await this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message })
    return within(method, LIMIT_MS, answer)
  }

  async evaluate<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T> {
    const params = { expression: remoteCall(fn, args), awaitPromise: true, returnByValue: true }
    // The DevTools protocol defines the form of the result.
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', params)) as Evaluated
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return remoteValue<T>(result.value)
  }

  async close(): Promise<void> {
    await this.browser.send('Target.closeTarget', { targetId: this.targetId })
  }

  private settle(id: number, reply: Reply): void {
    const one = this.waiting.get(id)
    this.waiting.delete(id)
    if (reply.error) one?.reject(new Error(reply.error.message))
    else one?.resolve(reply.result)
  }
}
