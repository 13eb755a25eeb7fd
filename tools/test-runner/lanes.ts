import type { BrowserName } from '../browsers/driver.ts'

/** The rings that `npm test -- RING` can name. */
export const RINGS = ['unit', 'conformance', 'browser', 'quick'] as const
export type Ring = (typeof RINGS)[number]

interface Lane {
  readonly rings: readonly Ring[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** The browser that the lane drives; null: none, or whichever the test itself starts. */
  readonly browser: BrowserName | null
  readonly limitMinutes: number
}

const BROWSER_FILES = ['test/browser/**/*.test.ts']
const JUDGES = ['test/conformance/browsers/**/*.test.ts']
/** Smoke tests of `quick`: one rule goes out and one cookie comes back. */
const SMOKE = ['test/browser/capture/smoke.test.ts']
/** Files that start what they need themselves, so that running them once for each browser would only repeat them. */
const OWN_BROWSER = ['test/browser/package/package.test.ts', 'test/browser/package/start.test.ts']

/**
 * Vitest's projects. Each browser has a lane of its own over the same files, and each file reads its browser from CRUMBLINE_ONLY.
 * `LaneSequencer` decides which files run side by side.
 */
export const LANES = {
  unit: {
    rings: ['unit', 'quick'],
    include: ['test/unit/**/*.test.{ts,tsx}'],
    exclude: [],
    browser: null,
    limitMinutes: 2,
  },
  corpus: {
    rings: ['conformance', 'quick'],
    include: ['test/conformance/**/*.test.ts'],
    exclude: JUDGES,
    browser: null,
    limitMinutes: 5,
  },
  'smoke-chromium': { rings: ['quick'], include: SMOKE, exclude: [], browser: 'chromium', limitMinutes: 5 },
  'smoke-firefox': { rings: ['quick'], include: SMOKE, exclude: [], browser: 'firefox', limitMinutes: 5 },
  package: { rings: ['browser'], include: OWN_BROWSER, exclude: [], browser: null, limitMinutes: 10 },
  'judge-chromium': { rings: ['conformance'], include: JUDGES, exclude: [], browser: 'chromium', limitMinutes: 60 },
  'judge-firefox': { rings: ['conformance'], include: JUDGES, exclude: [], browser: 'firefox', limitMinutes: 60 },
  chromium: { rings: ['browser'], include: BROWSER_FILES, exclude: OWN_BROWSER, browser: 'chromium', limitMinutes: 10 },
  firefox: { rings: ['browser'], include: BROWSER_FILES, exclude: OWN_BROWSER, browser: 'firefox', limitMinutes: 10 },
} as const satisfies Record<string, Lane>

export type LaneName = keyof typeof LANES

/** Whether any file of the lane starts a browser. */
export function needsBrowser(lane: string): boolean {
  return lane !== 'unit' && lane !== 'corpus'
}

/** The lanes of some rings, for one browser or for both. Every test runs in the full suite, so `quick` adds nothing there. */
export function lanesFor(rings: readonly Ring[], browser: string | undefined): LaneName[] {
  const wanted: readonly Ring[] = rings.length === 0 ? ['unit', 'conformance', 'browser'] : rings
  const names = Object.keys(LANES) as LaneName[]
  return names.filter((name) => {
    const lane: Lane = LANES[name]
    const isAboutBrowser = lane.browser === null || browser === undefined || lane.browser === browser
    return isAboutBrowser && lane.rings.some((ring) => wanted.includes(ring))
  })
}
