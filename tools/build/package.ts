import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from './build.ts'
import { TARGETS } from './manifest.ts'
import { pack } from './pack.ts'

/** `npm run package`: writes a zip for each store to artifacts/ and prints its SHA-256. */
await buildAll()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
mkdirSync('artifacts', { recursive: true })
for (const target of TARGETS) {
  const zip = pack(join('dist', target))
  const name = join('artifacts', `crumbline-${target}-${version}.zip`)
  writeFileSync(name, zip)
  console.log(`${createHash('sha256').update(zip).digest('hex')}  ${name}  ${zip.length} bytes`)
}
