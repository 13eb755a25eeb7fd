import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '../browsers/driver.ts'

const POLL_EVERY_MS = 200
const MOST_POLLS = 10

/** Without these flags Chromium repaints only the changed area, and antialiased corners at its edge differ from run to run. */
export const STILL_FLAGS: readonly string[] = [
  '--disable-partial-raster',
  '--num-raster-threads=1',
  '--disable-skia-runtime-opts',
  '--disable-low-res-tiling',
  '--force-color-profile=srgb',
]

/** One picture, compared with the one of the previous run. */
export interface Shot {
  readonly file: string
  /** How many pixels differ; null when there is no previous picture. */
  readonly differing: number | null
}

/** Takes a picture of a page when the page no longer changes. If it differs from the previous one, that one is kept beside it. */
export async function keepShot(page: Page, file: string): Promise<Shot> {
  mkdirSync(dirname(file), { recursive: true })
  const before = existsSync(file) ? readFileSync(file) : null
  const previousFile = file.replace(/\.png$/, '.before.png')
  const now = await stablePicture(page)
  rmSync(previousFile, { force: true })
  writeFileSync(file, now)
  if (before === null) return { file, differing: null }
  if (before.equals(now)) return { file, differing: 0 }
  writeFileSync(previousFile, before)
  return { file, differing: await differing(page, before, now) }
}

/** The summary printed at the end of a run. */
export function reportShots(shots: readonly Shot[]): string {
  const changed = shots.filter(({ differing }) => differing !== 0)
  const lines = changed.map(
    ({ file, differing }) => `${file} ${differing === null ? 'new' : `${differing} pixels differ`}`,
  )
  const compared = shots.filter(({ differing }) => differing !== null)
  const pixels = compared.reduce((sum, { differing }) => sum + (differing ?? 0), 0)
  const different = compared.filter(({ differing }) => differing !== 0).length
  return [
    ...lines,
    `${shots.length} pictures, ${shots.length - compared.length} of them new: ${different} differ from the previous run, ${pixels} pixels in all`,
  ].join('\n')
}

/** Repeats until two pictures in a row are equal: answers of the background, like the check of a half-typed rule, appear late. */
async function stablePicture(page: Page): Promise<Buffer> {
  let before = await page.screenshot()
  for (let tries = 0; tries < MOST_POLLS; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS))
    const now = await page.screenshot()
    if (now.equals(before)) return now
    before = now
  }
  return before
}

/** Counts the pixels that differ. The page decodes the PNGs, because Node has no decoder. */
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
