import type { Runtime } from 'webextension-polyfill'
import type { News } from '../../src/contract/messages.ts'

const ports = new Set<Runtime.Port>()

/** Takes in a surface that wants to be told what is new. */
export function admit(port: Runtime.Port): void {
  ports.add(port)
  port.onDisconnect.addListener(() => ports.delete(port))
}

export function tell(news: News): void {
  for (const port of ports) {
    try {
      port.postMessage(news)
    } catch (error) {
      // A surface that is gone, of which we have not heard yet: the others, and the log, must not suffer from it.
      console.warn('a surface could not be told', error)
      ports.delete(port)
    }
  }
}

/** Whether anybody would hear it: what nobody hears need not be made. */
export function isHeard(): boolean {
  return ports.size > 0
}
