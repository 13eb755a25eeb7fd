import type { Watching } from '../../../src/contract/call-types.ts'
import type { News } from '../../../src/contract/messages.ts'
import { Queue } from '../../../src/queue.ts'
import type { ErrorSink } from '../error-sink.ts'

interface WatchPolicy {
  readonly origins: readonly string[]
  readonly isPaused: boolean
  refreshListeners(again?: boolean): void
}

export interface WatchChangesDeps {
  readonly policy: WatchPolicy
  readonly origins: { read(): Promise<void> }
  readonly settings: { update(change: { paused: boolean }): Promise<void> }
  /** The copy of the jar that responses are judged against. */
  readonly mirror: { read(): Promise<void> }
  readonly recorder: { abandon(): void }
  readonly enforcer: { reapply(): Promise<void> }
  readonly surfaces: { broadcast(news: News): void }
  readonly gate: { readonly opened: Promise<void> }
  readonly errors: ErrorSink
}

/** Changes what is watched: when the user pauses or resumes, and when host permissions come or go. One change at a time. */
export class WatchChanges {
  readonly #deps: WatchChangesDeps
  readonly #queue = new Queue()

  constructor(deps: WatchChangesDeps) {
    this.#deps = deps
  }

  watching(): Watching {
    const { origins, isPaused } = this.#deps.policy
    return { origins, paused: isPaused }
  }

  pause(paused: boolean): Promise<void> {
    const { policy, settings, mirror, recorder, enforcer } = this.#deps
    return this.#queue.run(async () => {
      await settings.update({ paused })
      // While paused, `cookies.onChanged` may not have been heard.
      if (!paused) await mirror.read()
      policy.refreshListeners()
      // Requests that are under way will not be heard to end.
      if (paused) recorder.abandon()
      // A `once` rule can't be in force while no request is seen to leave.
      await enforcer.reapply()
      this.#broadcast()
    })
  }

  /** `permissions.onAdded` or `onRemoved` has fired. */
  permissionsChanged(): Promise<void> {
    const { policy, origins, mirror, enforcer, gate, errors } = this.#deps
    return this.#queue
      .run(async () => {
        await gate.opened
        await origins.read()
        await mirror.read()
        policy.refreshListeners(true)
        await enforcer.reapply()
        this.#broadcast()
      })
      .catch(errors.report)
  }

  #broadcast(): void {
    this.#deps.surfaces.broadcast({ kind: 'watching', watching: this.watching() })
  }
}
