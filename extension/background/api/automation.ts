import { type CrumblineApi, createApi } from '../../../src/contract/api.ts'
import type { CallRunner } from './call-runner.ts'

interface AutomationDeps {
  readonly calls: Pick<CallRunner, 'run'>
  /** Resolves when the background is ready. */
  readonly ready: Promise<void>
  readonly version: string
}

/** The automation contract: `globalThis.crumbline` in the background. Public API, documented in docs/contract.md. */
export function createAutomation({ calls, ready, version }: AutomationDeps): CrumblineApi {
  return createApi((kind, input) => calls.run(kind, input), { version, ready })
}
