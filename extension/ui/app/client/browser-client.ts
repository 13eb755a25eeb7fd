import { LIVE_PORT, type News } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'
import { call } from './call.ts'
import type { Client, Listener } from './client.ts'
import type { EarlyPort } from './early-port.ts'

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5000

/** @param early the port for messages, if one was opened before the application started */
export function createBrowserClient(early: EarlyPort | null = null): Client {
  return {
    call,
    listen: (listener) => listen(listener, early),
    beginClear: async (onLost) => (await import('./clear-log-port.ts')).beginClearOverPort(onLost),
  }
}

/** Browsers stop an idle background, which closes its ports. Connecting again wakes it. */
function listen(listener: Listener, early: EarlyPort | null): () => void {
  let ended = false
  let waitMs = FIRST_WAIT_MS
  const first = early?.take()
  let close = connect(first?.port)
  // Safe cast: only our own background can reach this port, and it sends only News.
  for (const news of first?.received ?? []) listener.onNews(news as News)
  if (first?.isClosed === true) reconnectLater()

  function connect(port = browser.runtime.connect({ name: LIVE_PORT })): () => void {
    port.onMessage.addListener((message) => {
      waitMs = FIRST_WAIT_MS
      // Safe cast, as above.
      listener.onNews(message as News)
    })
    port.onDisconnect.addListener(reconnectLater)
    return () => port.disconnect()
  }

  function reconnectLater(): void {
    if (ended) return
    setTimeout(() => {
      if (ended) return
      close = connect()
      listener.onReconnect()
    }, waitMs)
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }

  return () => {
    ended = true
    close()
  }
}
