import { LIVE_PORT } from '../../src/message/message.ts'
import { browser } from '../browser.ts'
import { App } from './app.ts'
import { automation } from './automation.ts'
import { toJarChange } from './jar.ts'
import { admit } from './live.ts'
import { route } from './router.ts'

// Every listener stands when this script has run: the event that woke the background is among the first to come.
const app = new App()

browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) =>
  route(app, message, sender, sendResponse),
)
browser.runtime.onConnect.addListener((port) => {
  if (port.name === LIVE_PORT) admit(port)
})
browser.cookies.onChanged.addListener((change) => app.jarChanged(toJarChange(change, Date.now())))
browser.permissions.onAdded.addListener(() => void app.permissionsChanged())
browser.permissions.onRemoved.addListener(() => void app.permissionsChanged())
browser.tabs.onUpdated.addListener((tabId, { url }) => app.navigated(tabId, url))
browser.tabs.onRemoved.addListener((tabId) => app.tabClosed(tabId))
// Wakes the background when the browser starts, so that rules are in force before the first page.
browser.runtime.onStartup.addListener(() => undefined)

Object.assign(globalThis, { crumbline: automation(app, browser.runtime.getManifest().version) })
