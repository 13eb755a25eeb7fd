import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { build, type InlineConfig } from 'vite'
import { MODES } from '../../vite.config.ts'
import { manifestFor, TARGETS } from './manifest.ts'
import { publicSuffixList } from './public-suffix-list.ts'

/** Builds dist/chrome and dist/firefox. They contain the same files except for the manifest. */
export async function buildAll(options: InlineConfig = {}): Promise<void> {
  for (const mode of MODES) await build({ logLevel: 'warn', ...options, mode })
  writeFileSync('dist/build/public-suffixes.txt', publicSuffixList())
  for (const target of TARGETS) {
    rmSync(`dist/${target}`, { recursive: true, force: true })
    cpSync('dist/build', `dist/${target}`, { recursive: true })
    writeFileSync(`dist/${target}/manifest.json`, manifestFor(target))
  }
  rmSync('dist/build', { recursive: true, force: true })
}
