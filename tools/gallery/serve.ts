import { join } from 'node:path'
import { build, preview } from 'vite'

const CONFIG = join(import.meta.dirname, 'vite.config.ts')
const FOLDER = join(import.meta.dirname, '../../artifacts/gallery')

/** Builds the gallery and serves it on a free loopback port. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const options = { configFile: CONFIG, logLevel: 'warn', build: { outDir: FOLDER, emptyOutDir: true } } as const
  await build(options)
  const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the gallery has no address')
  return { url, close: () => server.close() }
}
