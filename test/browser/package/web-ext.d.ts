/** The part of web-ext that we call; the package brings no types. */
declare module 'web-ext' {
  interface LintResult {
    readonly summary: Readonly<Record<'errors' | 'notices' | 'warnings', number>>
    readonly errors: readonly unknown[]
    readonly notices: readonly unknown[]
    readonly warnings: readonly unknown[]
  }
  const webExt: {
    readonly cmd: {
      lint(params: Readonly<Record<string, unknown>>, options: { shouldExitProgram: boolean }): Promise<LintResult>
    }
  }
  export default webExt
}
