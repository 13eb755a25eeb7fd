import type { BrowserSetup } from './browser-setup.ts'

/** Places two windows: the page on the left, Crumbline on the right. */
export async function sideBySide({ page, popup }: BrowserSetup): Promise<void> {
  const [width, height] = await page.evaluate(() => [screen.availWidth, screen.availHeight] as const)
  const half = Math.max(500, Math.floor(width / 2))
  await popup.setWindow({ left: width - half, top: 0, width: half, height })
  await page.setWindow({ left: 0, top: 0, width: width - half, height })
  await page.focus()
}
