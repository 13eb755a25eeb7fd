import type { Runtime } from 'webextension-polyfill'
import { LIVE_PORT } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'

/** The port as `EarlyPort.take` hands it over. */
interface TakenPort {
  readonly port: Runtime.Port
  /** Messages that arrived before the port was taken, oldest first. */
  readonly received: readonly unknown[]
  readonly isClosed: boolean
}

/** The port for news, opened before the application runs. It keeps what arrives until the application takes it. */
export interface EarlyPort {
  /** Hands the port over, together with what it has received. To be called once. */
  take(): TakenPort
}

export function openEarlyPort(): EarlyPort {
  const port = browser.runtime.connect({ name: LIVE_PORT })
  const received: unknown[] = []
  let isClosed = false
  const keep = (message: unknown): void => {
    received.push(message)
  }
  port.onMessage.addListener(keep)
  port.onDisconnect.addListener(() => {
    isClosed = true
  })
  return {
    take() {
      port.onMessage.removeListener(keep)
      return { port, received, isClosed }
    },
  }
}
