import type { Runtime } from 'webextension-polyfill'
import { LIVE_PORT } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'

/** A port that `EarlyPort.take` returned. */
interface TakenPort {
  readonly port: Runtime.Port
  /** Messages that arrived before the port was taken, oldest first. */
  readonly received: readonly unknown[]
  readonly isClosed: boolean
}

/** The port for messages, opened before the application starts. It collects messages until the application takes it. */
export interface EarlyPort {
  /** Returns the port and the messages that it has received. Call it once. */
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
