import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'

/** Says what failed and what was skipped and why; the very last line counts: `N passed, N failed, N skipped`. */
export class ClosingReporter implements Reporter {
  readonly #skips: string[] = []
  readonly #failures: string[] = []
  #passed = 0

  /** What the last line says. */
  get closing(): string {
    return `${this.#passed} passed, ${this.#failures.length} failed, ${this.#skips.length} skipped`
  }

  get failed(): boolean {
    return this.#failures.length > 0
  }

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    const name = `${test.project.name} › ${test.fullName}`
    if (result.state === 'passed') this.#passed += 1
    if (result.state === 'skipped') this.#skips.push(`${name}: ${result.note ?? 'no reason was given'}`)
    if (result.state === 'failed') this.#failures.push(name)
  }

  /** A hook that failed: the tests behind it did not run, and are not merely skipped. */
  onTestSuiteResult(suite: TestSuite): void {
    for (const error of suite.errors()) this.#failures.push(`${suite.fullName}: ${error.message}`)
  }

  /** A file that can't even be loaded has failed, though none of its tests ran. */
  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.#failures.push(`${module.moduleId}: ${error.message}`)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { message?: string }[]): void {
    for (const error of errors) this.#failures.push(`outside of any test: ${error.message ?? String(error)}`)
  }

  report(): void {
    for (const skip of this.#skips) console.log(`skipped  ${skip}`)
    for (const failure of this.#failures) console.log(`failed   ${failure}`)
  }
}
