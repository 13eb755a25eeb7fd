import type { CDPSession } from 'playwright-core'
import type { Panel } from '../driver.ts'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

/** With the developer tools' own modules, in their page. Text, as no bundler of ours may touch its import. */
const select = (origin: string) => `(async () => {
  const UI = await import('./ui/legacy/legacy.js')
  const pane = UI.InspectorView.InspectorView.instance().tabbedPane
  const ours = pane.tabIds().find((id) => id.startsWith(${JSON.stringify(origin)}))
  if (ours !== undefined) pane.selectTab(ours)
  return ours !== undefined
})()`

/** Brings the extension's tab of the developer tools about `url` to the front, by the tools' own modules. */
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
    const params = { expression: select(origin), awaitPromise: true, returnByValue: true }
    // The DevTools protocol's own form of an answer.
    const { result } = (await tools.send('Runtime.evaluate', params)) as { result: { value?: unknown } }
    return result.value === true
  })
  const panelId = await until('the panel', () => find((one) => one.url === `${origin}/panel.html`))
  return HiddenPage.attach(browser, panelId)
}
