/** Time as the parts of the background need it; unit tests hand in a fake one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds with fractions from a fixed but arbitrary start: measures how long a task has run. */
  monotonicMs(): number
  /** Runs `task` once, after `delayMs`. @returns a function that cancels it */
  schedule(task: () => void, delayMs: number): () => void
  /** Resolves when the tasks that are queued now have run. */
  nextTurn(): Promise<void>
}
