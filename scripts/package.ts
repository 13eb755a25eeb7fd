import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { buildAll } from './build.ts'
import { TARGETS } from './manifest.ts'

// One moment for every file, so that two packages of one commit are the same, byte for byte.
const MOMENT = new Date('2026-01-01T00:00:00Z')

await buildAll()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
mkdirSync('artifacts', { recursive: true })
for (const target of TARGETS) {
  const folder = join('dist', target)
  const files: Zippable = {}
  for (const path of filesBelow(folder)) {
    files[relative(folder, path).split(sep).join('/')] = [readFileSync(path), { mtime: MOMENT, level: 9 }]
  }
  const zip = zipSync(files)
  const name = join('artifacts', `crumbline-${target}-${version}.zip`)
  writeFileSync(name, zip)
  console.log(`${createHash('sha256').update(zip).digest('hex')}  ${name}  ${zip.length} bytes`)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
