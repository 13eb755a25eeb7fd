/** The time functions that the background uses. Unit tests pass a fake. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds with fractions from a fixed but arbitrary start: measures how long a task has run. */
  monotonicMs(): number
  /** Runs `task` once, after `delayMs`. @returns a function that cancels it */
  schedule(task: () => void, delayMs: number): () => void
  /** Resolves when the currently queued tasks have run. */
  nextTurn(): Promise<void>
}
