import ts from 'typescript'
import { type Contract, readConfig } from './read-contract.ts'

const TYPES_PATH = 'docs/contract.d.ts'
const EXAMPLES_PATH = 'docs/contract-examples.ts'

/** Compiles the types and every example in memory. @throws when something in them does not compile */
export function checkExamples({ calls }: Contract, types: string): void {
  const examples = calls.map(({ example }) => `async () => {\n${example}\n}`)
  const files = new Map([
    [TYPES_PATH, types],
    [EXAMPLES_PATH, `export const examples = [\n${examples.join(',\n')}\n]\n`],
  ])
  const options = { ...readConfig('tsconfig.core.json'), noUnusedLocals: false, skipLibCheck: false }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path)
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  const [problem] = ts.getPreEmitDiagnostics(program)
  if (!problem) return
  const text = ts.flattenDiagnosticMessageText(problem.messageText, '\n')
  const at = problem.file?.text.slice(problem.start, (problem.start ?? 0) + 80)
  throw new Error(`the contract's types or examples do not compile: ${text}\n${problem.file?.fileName}: ${at}`)
}
