import type { Runtime } from 'webextension-polyfill'
import { toApiErrorData } from '../../src/contract/api-error.ts'
import type { ClearReply } from '../../src/contract/messages.ts'
import type { App } from './app.ts'

/**
 * A surface clears the log over a line of its own, and whatever it says there brings the log back. So the way back is there as long
 * as the surface wants it, and goes with it: popups say no farewell.
 */
export function clearOver(port: Runtime.Port, app: App): void {
  const { room } = app
  const gone = (): void => port.disconnect()
  // What has been heard already is cleared with the rest.
  const cleared = app.ready.then(() => app.caughtUp()).then(() => room.setAside(gone))
  const answer = async (work: Promise<void>): Promise<void> => {
    const reply = await work.then(
      (): ClearReply => ({ ok: true }),
      (error: unknown): ClearReply => ({ ok: false, problem: toApiErrorData(error) }),
    )
    try {
      port.postMessage(reply)
    } catch (error) {
      console.warn('who cleared the log has gone', error)
    }
  }
  const letGo = (): Promise<void> => room.letGo(gone)
  port.onMessage.addListener(() => void answer(room.bringBack(gone)))
  port.onDisconnect.addListener(() => void cleared.then(letGo, letGo).catch((error: unknown) => app.trouble(error)))
  void answer(cleared)
}
