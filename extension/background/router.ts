import type { Runtime } from 'webextension-polyfill'
import { ApiError, toApiErrorData } from '../../src/contract/api-error.ts'
import { isKind, type Kind } from '../../src/contract/calls.ts'
import type { Reply } from '../../src/contract/messages.ts'
import { browser } from '../browser.ts'
import type { App } from './app.ts'
import { perform } from './automation.ts'

/** The one door for messages. Who asks is checked before what is asked; there is always an answer. */
export function route(
  app: App,
  message: unknown,
  sender: Runtime.MessageSender,
  sendResponse: (reply: Reply<Kind>) => void,
): true {
  answer(app, message, sender).then(
    (reply) => sendResponse(reply),
    (error: unknown) => sendResponse({ ok: false, problem: toApiErrorData(error) }),
  )
  return true
}

async function answer(app: App, message: unknown, sender: Runtime.MessageSender): Promise<Reply<Kind>> {
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL(''))) {
    throw new ApiError({ code: 'bad-input', field: 'sender' })
  }
  if (typeof message !== 'object' || message === null || !('kind' in message)) {
    throw new ApiError({ code: 'bad-input', field: 'message' })
  }
  const { kind } = message
  if (!isKind(kind)) throw new ApiError({ code: 'unknown-kind', detail: String(kind) })
  return { ok: true, value: await perform(app, kind, 'input' in message ? message.input : null) }
}
