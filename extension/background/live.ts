import type { Runtime } from 'webextension-polyfill'
import type { News } from '../../src/message/message.ts'

const ports = new Set<Runtime.Port>()

/** Takes in a surface that wants to be told what is new. */
export function admit(port: Runtime.Port): void {
  ports.add(port)
  port.onDisconnect.addListener(() => ports.delete(port))
}

export function tell(news: News): void {
  for (const port of ports) port.postMessage(news)
}
