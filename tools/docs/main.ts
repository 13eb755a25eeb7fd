import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { checkExamples } from './check-examples.ts'
import { contractPage } from './contract-page.ts'
import { contractTypes } from './contract-types.ts'
import { readContract } from './read-contract.ts'

// `npm run docs` writes the pages that are generated; with `--check` it only says which of them are stale.
const contract = readContract()
const types = contractTypes(contract)
checkExamples(contract, types)
const pages = { 'docs/contract.md': contractPage(contract), 'docs/contract.d.ts': types }

if (process.argv.includes('--check')) {
  const stale = Object.entries(pages).filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  for (const [path] of stale) console.error(`${path} is stale: run \`npm run docs\``)
  process.exitCode = stale.length > 0 ? 1 : 0
} else for (const [path, text] of Object.entries(pages)) writeFileSync(path, text)
