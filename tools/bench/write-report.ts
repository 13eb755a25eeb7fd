import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Writes a Markdown page and formats it, because `npm run check` checks the format of every page. */
export function writeReport(file: string, text: string): void {
  writeFileSync(file, text)
  execFileSync('node_modules/.bin/biome', ['format', '--write', file], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  })
}
