import { remoteValue } from '../remote-call.ts'
import type { Marionette } from './marionette.ts'

/** Commands to one Firefox, one batch at a time: each sets the window and the context that it needs. */
export class Session {
  readonly #marionette: Marionette
  #last: Promise<unknown> = Promise.resolve()

  constructor(marionette: Marionette) {
    this.#marionette = marionette
  }

  run<T>(batch: (send: (name: string, params?: object) => Promise<unknown>) => Promise<T>): Promise<T> {
    const send = (name: string, params?: object) => this.#marionette.send(name, params)
    const result = this.#last.then(
      () => batch(send),
      () => batch(send),
    )
    this.#last = result
    result.catch(() => undefined) // the caller has it
    return result
  }

  /** Runs a script body in the browser's own window, with its powers: Services, WebExtensionPolicy. `args` are `arguments`. */
  chrome<T>(body: string, ...args: unknown[]): Promise<T> {
    return this.run(async (send) => {
      await send('Marionette:SetContext', { value: 'chrome' })
      try {
        const script = `return (async (...args) => { const value = await (async () => { ${body} })(); return JSON.stringify(value) })(...arguments)`
        return remoteValue<T>(
          value(await send('WebDriver:ExecuteScript', { script, args, sandbox: 'system', newSandbox: true })),
        )
      } finally {
        await send('Marionette:SetContext', { value: 'content' })
      }
    })
  }
}

/** Marionette wraps what a command gives in `{value}`. */
export function value(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer
}
