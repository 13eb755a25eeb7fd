import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Zippable, zipSync } from 'fflate'

// One moment for every file, so that two packages of one commit are the same, byte for byte.
const MOMENT = new Date('2026-01-01T00:00:00Z')

/** A built extension as the file that a store or a browser takes. */
export function pack(folder: string): Uint8Array {
  const files: Zippable = {}
  for (const path of filesBelow(folder)) {
    files[relative(folder, path).split(sep).join('/')] = [readFileSync(path), { mtime: MOMENT, level: 9 }]
  }
  return zipSync(files)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
