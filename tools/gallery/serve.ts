import { join } from 'node:path'
import { build, preview } from 'vite'

const CONFIG = join(import.meta.dirname, 'vite.config.ts')
const FOLDER = join(import.meta.dirname, '../../artifacts/gallery')
const OPTIONS = { configFile: CONFIG, logLevel: 'error', build: { outDir: FOLDER, emptyOutDir: true } } as const

/** Builds the gallery, once for all files that look at it. */
export async function buildGallery(): Promise<void> {
  await build(OPTIONS)
}

/** The built gallery, on a free port of this machine. The test runner has built it; without the runner it is built here. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  if (process.env['CRUMBLINE_BUILT'] === undefined) await buildGallery()
  const server = await preview({ ...OPTIONS, preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the gallery has no address')
  return { url, close: () => server.close() }
}
