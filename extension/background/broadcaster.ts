import type { News } from '../../src/contract/messages.ts'

/** The part of `runtime.Port` that is used to reach a surface. */
interface SurfacePort {
  readonly onDisconnect: { addListener(listener: () => void): void }
  postMessage(news: News): void
}

/** Pushes news to every open surface, over the port that each of them holds open. */
export class Broadcaster {
  readonly #ports = new Set<SurfacePort>()

  /** Adds a surface until its port disconnects. */
  addPort(port: SurfacePort): void {
    this.#ports.add(port)
    port.onDisconnect.addListener(() => this.#ports.delete(port))
  }

  broadcast(news: News): void {
    for (const port of this.#ports) {
      try {
        port.postMessage(news)
      } catch (error) {
        // `postMessage` throws when the surface has closed and `onDisconnect` has not fired yet. The others must still
        // get the message.
        console.warn('a surface could not be reached', error)
        this.#ports.delete(port)
      }
    }
  }

  /** True if any surface is connected. Callers use it to skip building messages that no surface would receive. */
  get hasListeners(): boolean {
    return this.#ports.size > 0
  }
}
