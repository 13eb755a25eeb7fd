import { CLEAR_PORT, type ClearReply } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'
import type { PendingClear } from './client.ts'
import { CallError } from './client-error.ts'

/**
 * Clears the log over a port of its own. The background keeps the cleared log while this port is open, so closing the
 * surface commits the clearing.
 */
export async function beginClearOverPort(onLost: () => void): Promise<PendingClear> {
  const port = browser.runtime.connect({ name: CLEAR_PORT })
  let onReply: (reply: ClearReply) => void = () => undefined
  const closed = new Promise<never>((_, reject) => {
    port.onDisconnect.addListener(() => {
      reject(new CallError({ code: 'no-answer', detail: CLEAR_PORT }))
      onLost()
    })
  })
  // Only `answer` awaits it. When no answer is due, a closed port must not be an unhandled rejection.
  closed.catch(() => undefined)
  port.onMessage.addListener((reply) => {
    // Safe cast: only our own background can reach this port, and it sends only replies.
    onReply(reply as ClearReply)
  })
  const answer = async (): Promise<void> => {
    const next = new Promise<ClearReply>((resolve) => {
      onReply = resolve
    })
    const reply = await Promise.race([next, closed])
    if (!reply.ok) throw new CallError(reply.problem)
  }
  await answer()
  return {
    async undo() {
      port.postMessage('back')
      await answer()
      port.disconnect()
    },
    commit: () => port.disconnect(),
  }
}
