import type { CDPSession } from 'playwright-core'
import type { Panel } from '../driver.ts'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

/** Waits for the extension's popup to be open and attaches to it. */
export async function findPopup(browser: CDPSession, origin: string): Promise<Panel> {
  const targetId = await until('the popup', async () => {
    const { targetInfos } = await browser.send('Target.getTargets')
    return targetInfos.find(({ url }) => url === `${origin}/popup.html`)?.targetId
  })
  return HiddenPage.attach(browser, targetId)
}
