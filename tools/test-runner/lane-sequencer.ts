import type { TestSequencer, TestSpecification } from 'vitest/node'
import { needsBrowser } from '../test-runner/lanes.ts'

/** Parts of the paths of the slowest files. They start first: one of them at the end would leave the other worker idle for minutes. */
const SLOWEST_FIRST = ['browsers/set.test', 'browsers/send.test', 'accessibility.test', 'matrix.test', 'death.test']

/**
 * Puts the slowest files first and each file's Chromium run beside its Firefox run, so that two workers mostly drive one browser each.
 * Vitest's own order runs one project after the other, and so two files of one browser at a time.
 */
export class LaneSequencer implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => {
      const byRank = rankOf(a) - rankOf(b)
      return byRank || compare(a.moduleId, b.moduleId) || compare(a.project.name, b.project.name)
    })
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files
  }
}

/** Files without a browser come last: they are short, and fill up whichever worker is free. */
function rankOf({ moduleId, project }: TestSpecification): number {
  const slow = SLOWEST_FIRST.findIndex((part) => moduleId.includes(part))
  if (slow >= 0) return slow
  return SLOWEST_FIRST.length + (needsBrowser(project.name) ? 0 : 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
