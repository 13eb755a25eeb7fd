import type { CrumblineApi } from '../../src/contract/api.ts'

/** The global `crumbline` in functions that run in the extension's background. */
export type Crumbline = CrumblineApi
