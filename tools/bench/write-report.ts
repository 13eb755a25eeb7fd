import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Writes a page of figures as `npm run check` wants it: what a bench has written must not fail the checks. */
export function writeReport(file: string, text: string): void {
  writeFileSync(file, text)
  execFileSync('node_modules/.bin/biome', ['format', '--write', file], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  })
}
