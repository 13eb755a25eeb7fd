import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, TestCase, TestModule, TestSpecification, TestSuite } from 'vitest/node'
import { needsBrowser } from './lanes.ts'

const SLOWEST = 10

/**
 * Prints when a file starts that drives a browser, when any file ends, how far the run is, and each failure as it happens. At the end
 * it lists skipped tests with their reasons, failed tests and the slowest files. The very last line is `N passed, N failed, N skipped`.
 */
export class ProgressReporter implements Reporter {
  readonly #skips: string[] = []
  readonly #failures: string[] = []
  readonly #files: { readonly name: string; readonly ms: number }[] = []
  readonly #startedAt = new Map<string, number>()
  readonly #begunAt = Date.now()
  #passed = 0
  #total = 0

  get closing(): string {
    return `${this.#passed} passed, ${this.#failures.length} failed, ${this.#skips.length} skipped`
  }

  get failed(): boolean {
    return this.#failures.length > 0
  }

  /** Whether no file matched what was asked for. */
  get isEmpty(): boolean {
    return this.#total === 0
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#total = specifications.length
    console.log(`running ${this.#total} files`)
  }

  onTestModuleStart(module: TestModule): void {
    this.#startedAt.set(module.id, Date.now())
    if (needsBrowser(module.project.name)) console.log(`[${this.#progress()}] started ${nameOfFile(module)}`)
  }

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    const name = nameOf(test)
    if (result.state === 'passed') this.#passed += 1
    if (result.state === 'skipped') this.#skips.push(`${name}: ${result.note ?? 'no reason was given'}`)
    if (result.state !== 'failed') return
    this.#fail(name, result.errors)
  }

  /** A hook that failed: the tests behind it did not run, so it counts as a failure of its own. */
  onTestSuiteResult(suite: TestSuite): void {
    const errors = suite.errors()
    if (errors.length > 0) this.#fail(`${suite.project.name} › ${suite.fullName}`, errors)
  }

  /** A file that can't even be loaded has failed, though none of its tests ran. */
  onTestModuleEnd(module: TestModule): void {
    const errors = module.errors()
    const name = nameOfFile(module)
    if (errors.length > 0) this.#fail(name, errors)
    const ms = Date.now() - (this.#startedAt.get(module.id) ?? Date.now())
    this.#files.push({ name, ms })
    const mark = module.state() === 'failed' ? 'FAILED ' : 'ok     '
    console.log(`[${this.#progress()}] ${mark} ${name}  ${seconds(ms)}`)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { message?: string }[]): void {
    if (errors.length > 0) this.#fail('outside of any test', errors)
  }

  onUserConsoleLog({ content }: { readonly content: string }): void {
    process.stdout.write(content)
  }

  report(): void {
    for (const skip of this.#skips) console.log(`skipped  ${skip}`)
    for (const failure of this.#failures) console.log(`failed   ${failure}`)
    console.log(`the ${SLOWEST} slowest of ${this.#files.length} files:`)
    const slowest = this.#files.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)
    for (const { name, ms } of slowest) console.log(`${seconds(ms).padStart(9)}  ${name}`)
  }

  #progress(): string {
    return `${this.#files.length}/${this.#total}, ${Math.round((Date.now() - this.#begunAt) / 1000)} s`
  }

  #fail(
    name: string,
    errors: readonly { readonly message?: string; readonly stack?: string; readonly diff?: string }[],
  ): void {
    this.#failures.push(name)
    console.log(`FAILED ${name}`)
    for (const { message = '', stack = '', diff } of errors) {
      console.log(stripVTControlCharacters([message, diff, stack].filter(Boolean).join('\n')))
    }
  }
}

function nameOfFile({ project, moduleId }: TestModule): string {
  return `${project.name} › ${relative(process.cwd(), moduleId)}`
}

function nameOf(test: TestCase): string {
  return `${test.project.name} › ${test.fullName}`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
