import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserName } from '../browsers/driver.ts'

/** What any extension that sees the cookies of responses has to do at least: our listeners, with nothing in them. */
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

/** A throwaway extension. @returns its folder, that is the caller's to remove */
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

export function writeFloor(browser: BrowserName): string {
  return write('floor', FLOOR[browser])
}

/** The same permissions, and no listener. */
export function writeSilent(): string {
  return write('silent', 'globalThis.crumbline = {}')
}

/** An extension that does nothing: our drivers start no browser without one. */
export function writeNothing(): string {
  return write('nothing', null)
}
