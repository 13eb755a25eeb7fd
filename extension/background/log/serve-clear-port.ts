import type { Runtime } from 'webextension-polyfill'
import { toApiErrorData } from '../../../src/contract/api-error.ts'
import type { ClearReply } from '../../../src/contract/messages.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { ClearOwner, PendingClear } from './pending-clear.ts'

export interface ClearPortDeps {
  readonly clear: PendingClear
  /** Resolves when the log holds every event that has arrived, so that those are cleared too. */
  caughtUp(): Promise<void>
  readonly errors: ErrorSink
}

/**
 * Clears the log for a surface through a port of its own. Any message on the port undoes the clearing; closing the port
 * makes it final, because a popup gives no other sign that it has closed.
 */
export function serveClearPort(
  port: Pick<Runtime.Port, 'postMessage' | 'disconnect' | 'onMessage' | 'onDisconnect'>,
  deps: ClearPortDeps,
): void {
  const { clear, errors } = deps
  const owner: ClearOwner = { clearEnded: () => port.disconnect() }
  const begun = deps.caughtUp().then(() => clear.begin(owner))
  const commit = (): Promise<void> => clear.commit(owner)
  port.onMessage.addListener(() => void reply(port, clear.undo(owner)))
  port.onDisconnect.addListener(() => void begun.then(commit, commit).catch((error: unknown) => errors.report(error)))
  void reply(port, begun)
}

async function reply(port: Pick<Runtime.Port, 'postMessage'>, work: Promise<void>): Promise<void> {
  const answer = await work.then(
    (): ClearReply => ({ ok: true }),
    (error: unknown): ClearReply => ({ ok: false, problem: toApiErrorData(error) }),
  )
  try {
    port.postMessage(answer)
  } catch (error) {
    console.warn('the surface that cleared the log has gone', error)
  }
}
