import type { WaitOptions } from './driver.ts'
import type { RemoteFunction } from './remote-call.ts'
import { until } from './until.ts'

interface Evaluates {
  evaluate<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T>
}

/** Polls in a page until `fn` returns something truthy, and returns that. The timeout error quotes what the page shows instead. */
export async function waitFor<A extends readonly unknown[], T>(
  page: Evaluates,
  fn: RemoteFunction<A, T>,
  options: WaitOptions<A>,
): Promise<T> {
  // `args` may be left out only when A is [].
  const args = options.args ?? ([] as unknown as A)
  try {
    return await until(`waitFor ${fn}`, () => page.evaluate(fn, ...args), options.timeout)
  } catch (error) {
    const shown = await page
      // biome-ignore lint/performance/useDomNodeTextContent: the error must quote what the page shows, without hidden text
      .evaluate(() => `${location.href} ${document.body?.innerText.replaceAll('\n', ' | ') ?? 'nothing'}`.slice(0, 800))
      .catch((failure: unknown) => `nothing, ${failure}`)
    throw new Error(`${error instanceof Error ? error.message : error}; the page shows: ${shown}`, { cause: error })
  }
}

/** Runs in a page: whether every CSS transition has ended, so that a picture does not catch a colour half-way. */
export function transitionsHaveEnded(): boolean {
  return !document.getAnimations().some((one) => one instanceof CSSTransition)
}
