const POLL_EVERY_MS = 40
/** Ends a hang. What a test waits for takes well under a tenth of it, on a busy machine too. */
export const LIMIT_MS = 120_000
/** The same limit for loops inside Firefox, which can't call `until`: they poll every 20 ms. */
export const POLLS = LIMIT_MS / 20

/**
 * Polls until `check` returns something truthy, and returns that. An error that `check` throws counts as "not yet"; the last one
 * becomes the cause of the timeout error.
 */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  timeoutMs = LIMIT_MS,
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const end = Date.now() + timeoutMs
  for (;;) {
    let cause: unknown
    try {
      const value = await check()
      // TypeScript does not narrow a type parameter by truthiness.
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>
    } catch (error) {
      cause = error
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutMs} ms`, { cause })
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS))
  }
}

/** Settles as `promise` does, or rejects when that takes longer than `timeoutMs`. */
export function within<T>(what: string, timeoutMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${timeoutMs} ms`)), timeoutMs)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
