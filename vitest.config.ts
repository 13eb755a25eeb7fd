import { defineConfig } from 'vitest/config'

/** Three rings. The browsers' own are slow by nature, and go one file after the other: two cores carry one browser. */
export default defineConfig({
  test: {
    projects: [
      // The limit only ends what hangs: a busy machine is no failure.
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
    fileParallelism: false,
    retry: 0,
  },
})
