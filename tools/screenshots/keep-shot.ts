import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '../browsers/driver.ts'

const REST = 200

/** Chromium paints anew what has changed, and up to its edge only: the smoothed corners that it cuts through come out another way each time. */
export const STILL_FLAGS: readonly string[] = [
  '--disable-partial-raster',
  '--num-raster-threads=1',
  '--disable-skia-runtime-opts',
  '--disable-low-res-tiling',
  '--force-color-profile=srgb',
]

/** What became of one picture, against the one of the last time. */
export interface Shot {
  readonly file: string
  /** null: there was none. */
  readonly differing: number | null
}

/** Takes a picture of a page that has come to rest. Where it differs from the last one, that one is kept beside it. */
export async function keepShot(page: Page, file: string): Promise<Shot> {
  mkdirSync(dirname(file), { recursive: true })
  const before = existsSync(file) ? readFileSync(file) : null
  const beside = file.replace(/\.png$/, '.before.png')
  const now = await atRest(page)
  rmSync(beside, { force: true })
  writeFileSync(file, now)
  if (before === null) return { file, differing: null }
  if (before.equals(now)) return { file, differing: 0 }
  writeFileSync(beside, before)
  return { file, differing: await differing(page, before, now) }
}

/** What a person reads at the end of a run. */
export function reportShots(shots: readonly Shot[]): string {
  const told = shots.filter(({ differing }) => differing !== 0)
  const lines = told.map(
    ({ file, differing }) => `${file} ${differing === null ? 'new' : `${differing} pixels differ`}`,
  )
  const known = shots.filter(({ differing }) => differing !== null)
  const pixels = known.reduce((sum, { differing }) => sum + (differing ?? 0), 0)
  const different = known.filter(({ differing }) => differing !== 0).length
  return [
    ...lines,
    `${shots.length} pictures, ${shots.length - known.length} of them new: ${different} differ from the last time, ${pixels} pixels in all`,
  ].join('\n')
}

/** What is asked in the background (what would become of a rule) comes a moment later. */
async function atRest(page: Page): Promise<Buffer> {
  let before = await page.screenshot()
  for (let tries = 0; tries < 10; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, REST))
    const now = await page.screenshot()
    if (now.equals(before)) return now
    before = now
  }
  return before
}

/** Counted by the browser itself, which reads its own pictures best. */
function differing(page: Page, before: Buffer, now: Buffer): Promise<number> {
  return page.evaluate(
    async (before: string, now: string) => {
      const pixels = async (data: string) => {
        const bytes = Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        return new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0))
      }
      const [a, b] = [await pixels(before), await pixels(now)]
      let count = Math.abs(a.length - b.length)
      for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) count += 1
      return count
    },
    before.toString('base64'),
    now.toString('base64'),
  )
}
