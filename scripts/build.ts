import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { build, type InlineConfig } from 'vite'
import { manifestFor, TARGETS } from './manifest.ts'

/** Builds dist/chrome and dist/firefox: the same files, each with its own manifest. */
export async function buildAll(options: InlineConfig = {}): Promise<void> {
  await build({ logLevel: 'warn', ...options })
  for (const target of TARGETS) {
    rmSync(`dist/${target}`, { recursive: true, force: true })
    cpSync('dist/build', `dist/${target}`, { recursive: true })
    writeFileSync(`dist/${target}/manifest.json`, manifestFor(target))
  }
  rmSync('dist/build', { recursive: true, force: true })
}
