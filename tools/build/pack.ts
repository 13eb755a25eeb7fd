import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Zippable, zipSync } from 'fflate'

/** Every file gets this time, so that two packages of one commit are the same, byte for byte. */
const MODIFIED_AT = new Date('2026-01-01T00:00:00Z')

/** Zips a built extension into the file that a store or a browser accepts. */
export function pack(folder: string): Uint8Array {
  const files: Zippable = {}
  for (const path of filesBelow(folder)) {
    files[relative(folder, path).split(sep).join('/')] = [readFileSync(path), { mtime: MODIFIED_AT, level: 9 }]
  }
  return zipSync(files)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
