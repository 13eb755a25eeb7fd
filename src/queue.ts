/** Runs tasks one after the other, in the order in which they came. A task that fails fails for its caller only. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task)
    this.#last = result
    // The caller has the result, and its failure; the line behind it goes on either way.
    result.catch(() => undefined)
    return result
  }
}
