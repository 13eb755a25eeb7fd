import type { Contract, DocumentedCall } from './read-contract.ts'

/** docs/contract.d.ts: the global's type, and every type that it mentions. */
export function contractTypes({ calls, types }: Contract): string {
  return `// Generated from src/contract by \`npm run docs\`. Do not edit.

declare global {
  var crumbline: CrumblineApi
}

/** \`globalThis.crumbline\` in the background of Crumbline. */
export interface CrumblineApi {
  readonly version: string
  /** Resolves when the log is loaded and the rules are in force. */
  readonly ready: Promise<void>
${members(calls)}
}

${types.join('\n\n')}
`
}

function members(calls: readonly DocumentedCall[]): string {
  const lines: string[] = []
  const groups = new Set<string>()
  for (const call of calls) {
    const [group = '', name] = call.name.split('.')
    if (name === undefined) lines.push(member(call, call.name, '  '))
    else if (!groups.has(group)) {
      groups.add(group)
      const own = calls.filter((one) => one.name.startsWith(`${group}.`))
      const inner = own.map((one) => member(one, one.name.slice(group.length + 1), '    '))
      lines.push(`  readonly ${group}: {\n${inner.join('\n')}\n  }`)
    }
  }
  return lines.join('\n')
}

function member(call: DocumentedCall, name: string, indent: string): string {
  return `${indent}/** ${call.text} */\n${indent}${name}(${call.parameters}): Promise<${call.result}>`
}
