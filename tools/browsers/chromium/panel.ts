import type { CDPSession } from 'playwright-core'
import type { Panel } from '../driver.ts'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

/**
 * Selects the extension's tab with the developer tools' own modules; it runs in their page. It is text because a bundler would resolve the
 * import here.
 */
const selectTab = (origin: string) => `(async () => {
  const UI = await import('./ui/legacy/legacy.js')
  const pane = UI.InspectorView.InspectorView.instance().tabbedPane
  const own = pane.tabIds().find((id) => id.startsWith(${JSON.stringify(origin)}))
  if (own !== undefined) pane.selectTab(own)
  return own !== undefined
})()`

/** Opens the extension's panel in the developer tools of the page at `url`, which must be open already (`devTools` at launch). */
export async function openPanel(browser: CDPSession, origin: string, url: string): Promise<Panel> {
  const find = async (fits: (one: { url: string; title: string }) => boolean) => {
    const { targetInfos } = await browser.send('Target.getTargets')
    return targetInfos.find((one) => (one.type === 'page' || one.type === 'iframe') && fits(one))?.targetId
  }
  const title = url.replace(/^[a-z]+:\/\//, '')
  const toolsId = await until('the developer tools', () =>
    find((one) => one.url.startsWith('devtools://') && one.title === `DevTools - ${title}`),
  )
  const tools = await HiddenPage.attach(browser, toolsId)
  await until('the tab of the panel', async () => {
    const params = { expression: selectTab(origin), awaitPromise: true, returnByValue: true }
    // The DevTools protocol defines the form of the result.
    const { result } = (await tools.send('Runtime.evaluate', params)) as { result: { value?: unknown } }
    return result.value === true
  })
  const panelId = await until('the panel', () => find((one) => one.url === `${origin}/panel.html`))
  return HiddenPage.attach(browser, panelId)
}
