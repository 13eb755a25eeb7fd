import type { Runtime } from 'webextension-polyfill'
import { CrumblineError, toFault } from '../../src/contract/fault.ts'
import type { Kind, Reply } from '../../src/contract/message.ts'
import { isKind } from '../../src/contract/read-input.ts'
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
    (error: unknown) => sendResponse({ ok: false, problem: toFault(error) }),
  )
  return true
}

async function answer(app: App, message: unknown, sender: Runtime.MessageSender): Promise<Reply<Kind>> {
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL(''))) {
    throw new CrumblineError({ code: 'bad-input', field: 'sender' })
  }
  if (typeof message !== 'object' || message === null || !('kind' in message)) {
    throw new CrumblineError({ code: 'bad-input', field: 'message' })
  }
  const { kind } = message
  if (!isKind(kind)) throw new CrumblineError({ code: 'unknown-kind', detail: String(kind) })
  return { ok: true, value: await perform(app, kind, 'input' in message ? message.input : null) }
}
