import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'

/** The rules of the Public Suffix List in the form that `PublicSuffixes` reads, taken from the tree in which tldts stores them. */
export function publicSuffixList(): string {
  const labelAt: number[] = []
  let offset = 0
  for (const length of edgeLength) {
    labelAt.push(offset)
    offset += length
  }
  const rules: string[] = []
  const walk = (node: number, below: string, mark: string): void => {
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge += 1) {
      const start = labelAt[edge] ?? 0
      const label = labelText.slice(start, start + (edgeLength[edge] ?? 0))
      const child = edgeChild[edge] ?? 0
      const name = below === '' ? label : `${label}.${below}`
      if (nodeFlags[child] !== 0) rules.push(mark + name)
      walk(child, name, mark)
    }
  }
  walk(rulesRoot, '', '')
  walk(exceptionsRoot, '', '!')
  // Browsers give host names in punycode, so rules in Unicode would never match.
  return `${rules
    .filter((rule) => /^[\x20-\x7e]*$/.test(rule))
    .sort()
    .join('\n')}\n`
}
