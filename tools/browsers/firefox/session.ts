import { remoteValue } from '../remote-call.ts'
import type { Marionette } from './marionette.ts'

export type Send = (name: string, params?: object) => Promise<unknown>

/**
 * The commands to one Firefox, in batches that never overlap. Marionette has one current window and one context; each batch sets the
 * ones that it needs.
 */
export class Session {
  readonly #marionette: Marionette
  #last: Promise<unknown> = Promise.resolve()

  constructor(marionette: Marionette) {
    this.#marionette = marionette
  }

  /** Runs a batch when those before it have ended. */
  run<T>(batch: (send: Send) => Promise<T>): Promise<T> {
    const send: Send = (name, params) => this.#marionette.send(name, params)
    const result = this.#last.then(
      () => batch(send),
      () => batch(send),
    )
    this.#last = result
    // The caller handles the rejection; the queue must not report it a second time.
    result.catch(() => undefined)
    return result
  }

  /**
   * Runs a function body in the privileged window, where `Services` and `WebExtensionPolicy` are. It reads `args`; arguments and result
   * pass through JSON.
   */
  chrome<T>(body: string, ...args: unknown[]): Promise<T> {
    return this.run(async (send) => {
      await send('Marionette:SetContext', { value: 'chrome' })
      try {
        const script = `return (async (...args) => { const value = await (async () => { ${body} })(); return JSON.stringify(value) })(...arguments)`
        const answer = await send('WebDriver:ExecuteScript', { script, args, sandbox: 'system', newSandbox: true })
        return remoteValue<T>(unwrap(answer))
      } finally {
        await send('Marionette:SetContext', { value: 'content' })
      }
    })
  }
}

/** Marionette wraps the result of some commands in `{value}`. */
export function unwrap(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer
}
