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
  /** The copy of the jar that verdicts are based on. */
  readonly mirror: { read(): Promise<void> }
  readonly recorder: { abandon(): void }
  readonly enforcer: { reapply(): Promise<void> }
  readonly surfaces: { broadcast(news: News): void }
  readonly gate: { readonly opened: Promise<void> }
  readonly errors: ErrorSink
}

/** Applies changes of what is recorded, one at a time: the user pauses or resumes, or host permissions change. */
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
      // `cookies.onChanged` may have had no listener while recording was paused, so read the jar again.
      if (!paused) await mirror.read()
      policy.refreshListeners()
      // The end of the requests under way will not be reported.
      if (paused) recorder.abandon()
      // A `once` rule can't be active while requests are not observed.
      await enforcer.reapply()
      this.#broadcast()
    })
  }

  /** Handles `permissions.onAdded` and `permissions.onRemoved`. */
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
