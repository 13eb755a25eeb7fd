import { ApiError, toApiErrorData } from '../../../src/contract/api-error.ts'
import type { Kind } from '../../../src/contract/calls.ts'
import { isKind } from '../../../src/contract/calls.ts'
import type { Reply } from '../../../src/contract/messages.ts'
import type { CallRunner } from './call-runner.ts'

/** The fields of `runtime.MessageSender` that identify the sender. */
export interface Sender {
  readonly id?: string | undefined
  readonly url?: string | undefined
}

export interface RouterDeps {
  readonly calls: Pick<CallRunner, 'run'>
  readonly runtime: { readonly id: string; getURL(path: string): string }
}

/** Receives every message of `runtime.onMessage`. Checks the sender before the content, and always replies. */
export class Router {
  readonly #deps: RouterDeps

  constructor(deps: RouterDeps) {
    this.#deps = deps
  }

  /** @returns true, so that the browser keeps the channel open for the reply */
  receive(message: unknown, sender: Sender, sendResponse: (reply: Reply<Kind>) => void): true {
    this.#reply(message, sender).then(sendResponse, (error: unknown) =>
      sendResponse({ ok: false, problem: toApiErrorData(error) }),
    )
    return true
  }

  async #reply(message: unknown, sender: Sender): Promise<Reply<Kind>> {
    const { calls, runtime } = this.#deps
    if (sender.id !== runtime.id || !sender.url?.startsWith(runtime.getURL(''))) {
      throw new ApiError({ code: 'bad-input', field: 'sender' })
    }
    if (typeof message !== 'object' || message === null || !('kind' in message)) {
      throw new ApiError({ code: 'bad-input', field: 'message' })
    }
    const { kind } = message
    if (!isKind(kind)) throw new ApiError({ code: 'unknown-kind', detail: String(kind) })
    return { ok: true, value: await calls.run(kind, 'input' in message ? message.input : null) }
  }
}
