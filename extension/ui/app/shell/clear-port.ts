import { CLEAR_PORT, type ClearReply } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'
import { CallError, type Cleared, type ClearedLog } from './client.ts'

/** Clears the log over a line of its own: as long as that is up, the log can be brought back. */
export async function clearOverPort(gone: () => void): Promise<ClearedLog> {
  const port = browser.runtime.connect({ name: CLEAR_PORT })
  let heard: (reply: ClearReply) => void = () => undefined
  const down = new Promise<never>((_, reject) => {
    port.onDisconnect.addListener(() => {
      reject(new CallError({ code: 'no-answer', detail: CLEAR_PORT }))
      gone()
    })
  })
  // Who waits for an answer hears of it, if anybody does.
  down.catch(() => undefined)
  port.onMessage.addListener((reply) => {
    // Only our own background can reach this port; it sends nothing but replies.
    heard(reply as ClearReply)
  })
  const answer = async (): Promise<void> => {
    const next = new Promise<ClearReply>((resolve) => {
      heard = resolve
    })
    const reply = await Promise.race([next, down])
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
