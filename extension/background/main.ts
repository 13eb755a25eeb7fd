import { CLEAR_PORT, LIVE_PORT } from '../../src/contract/messages.ts'
import { browser } from '../browser.ts'
import { App } from './app.ts'
import { automation } from './automation.ts'
import { clearOver } from './clear-line.ts'
import { runCommand } from './commands.ts'
import { END_ALARM } from './inject/end-at.ts'
import { admit } from './live.ts'
import { route } from './router.ts'

// Every listener stands when this script has run: the event that woke the background is among the first to come.
const app = new App()

browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) =>
  route(app, message, sender, sendResponse),
)
browser.runtime.onConnect.addListener((port) => {
  if (port.name === LIVE_PORT) admit(port)
  if (port.name === CLEAR_PORT) clearOver(port, app)
})
browser.permissions.onAdded.addListener(() => void app.permissionsChanged())
browser.permissions.onRemoved.addListener(() => void app.permissionsChanged())
browser.tabs.onUpdated.addListener((tabId, change, tab) => app.navigated(tabId, change, tab.url))
browser.tabs.onRemoved.addListener((tabId) => app.tabClosed(tabId))
// Firefox for Android has no keyboard shortcuts.
browser.commands?.onCommand.addListener(
  (command, tab) => void runCommand(app, command, tab?.windowId).catch((error: unknown) => app.trouble(error)),
)
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === END_ALARM) void app.rulesEnd()
})
// Wakes the background when the browser starts, so that rules are in force before the first page.
browser.runtime.onStartup.addListener(() => undefined)

Object.assign(globalThis, { crumbline: automation(app, browser.runtime.getManifest().version) })
