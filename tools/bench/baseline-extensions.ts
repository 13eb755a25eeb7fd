import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserName } from '../browsers/driver.ts'

/** The least that an extension must do to see the cookies of responses: our listeners, with empty bodies. */
const FLOOR: Readonly<Record<BrowserName, string>> = { chromium: listeners(", 'extraHeaders'"), firefox: listeners('') }

function listeners(more: string): string {
  return `
const everywhere = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] }
chrome.webRequest.onSendHeaders.addListener(() => {}, everywhere, ['requestHeaders'${more}])
chrome.webRequest.onHeadersReceived.addListener(() => {}, everywhere, ['responseHeaders'${more}])
chrome.webRequest.onBeforeRedirect.addListener(() => {}, everywhere)
chrome.webRequest.onCompleted.addListener(() => {}, everywhere)
chrome.webRequest.onErrorOccurred.addListener(() => {}, everywhere)
chrome.cookies.onChanged.addListener(() => {})
globalThis.crumbline = {}
`
}

/** Writes an extension to a new folder. @returns the folder, which the caller deletes */
function write(name: string, background: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), `crumbline-${name}-`))
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    permissions: background === null ? [] : ['webRequest', 'cookies', 'storage', 'declarativeNetRequestWithHostAccess'],
    host_permissions: background === null ? [] : ['<all_urls>'],
    ...(background === null ? {} : { background: { service_worker: 'background.js', scripts: ['background.js'] } }),
    browser_specific_settings: { gecko: { id: `${name}@crumbline.example` } },
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  if (background !== null) writeFileSync(join(folder, 'background.js'), background)
  return folder
}

/** An extension with our permissions and our listeners, all empty. */
export function writeFloor(browser: BrowserName): string {
  return write('floor', FLOOR[browser])
}

/** An extension with the same permissions and no listener. */
export function writeSilent(): string {
  return write('silent', 'globalThis.crumbline = {}')
}

/** An extension without permissions, because `launch` needs some extension. */
export function writeNothing(): string {
  return write('nothing', null)
}
