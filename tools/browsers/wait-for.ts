import type { WaitOptions } from './driver.ts'
import type { RemoteFunction } from './remote-call.ts'
import { until } from './until.ts'

interface Evaluates {
  evaluate<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, ...args: A): Promise<T>
}

/** Polls in a page until `fn` gives something truthy, and gives that. The error says what the page shows instead. */
export async function waitFor<A extends readonly unknown[], T>(
  page: Evaluates,
  fn: RemoteFunction<A, T>,
  options: WaitOptions<A>,
): Promise<T> {
  // No arguments given means a function of none.
  const args = options.args ?? ([] as unknown as A)
  try {
    return await until(`waitFor ${fn}`, () => page.evaluate(fn, ...args), options.timeout)
  } catch (error) {
    const shown = await page
      // biome-ignore lint/performance/useDomNodeTextContent: what is on the screen is what a test asks about
      .evaluate(() => `${location.href} ${document.body?.innerText.replaceAll('\n', ' | ') ?? 'nothing'}`.slice(0, 800))
      .catch((gone: unknown) => `nothing, ${gone}`)
    throw new Error(`${error instanceof Error ? error.message : error}; the page shows: ${shown}`, { cause: error })
  }
}
