const PAUSE = 40

/** Polls until `check` gives something truthy, and gives that. An error that `check` throws is forgiven until the time is up. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  timeout = 10_000,
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const end = Date.now() + timeout
  for (;;) {
    let trouble: unknown
    try {
      const value = await check()
      // The type is what truthiness leaves of T; TypeScript narrows no type parameter.
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>
    } catch (error) {
      trouble = error
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms`, { cause: trouble })
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** The promise's value, or an error when it takes too long. */
export function within<T>(what: string, timeout: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${timeout} ms`)), timeout)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** For a page: true when no colour or size is still on its way. */
export function hasComeToRest(): boolean {
  return !document.getAnimations().some((one) => one instanceof CSSTransition)
}
