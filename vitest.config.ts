import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { LaneSequencer } from './tools/test-runner/lane-sequencer.ts'
import { LANES } from './tools/test-runner/lanes.ts'

/** A limit ends a hang and nothing else: the slowest test of a lane takes less than a tenth of it, even on a busy machine. */
const MINUTES = 60_000

const projects = Object.entries(LANES).map(
  ([name, { include, exclude, browser, limitMinutes }]): TestProjectInlineConfiguration => {
    return {
      test: {
        name,
        include: [...include],
        exclude: [...exclude],
        testTimeout: limitMinutes * MINUTES,
        hookTimeout: limitMinutes * MINUTES,
        ...(browser === null ? {} : { env: { CRUMBLINE_ONLY: browser } }),
      },
    }
  },
)

export default defineConfig({
  test: {
    projects,
    retry: 0,
    sequence: { sequencer: LaneSequencer },
    // Two: each browser uses about one core, and a third file would only slow the other two.
    maxWorkers: Math.min(2, availableParallelism()),
  },
})
