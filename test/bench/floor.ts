import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What any extension that sees the cookies of responses has to do at least: our listeners, with nothing in them. */
const BACKGROUND = `
const everywhere = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] }
chrome.webRequest.onSendHeaders.addListener(() => {}, everywhere, ['requestHeaders', 'extraHeaders'])
chrome.webRequest.onHeadersReceived.addListener(() => {}, everywhere, ['responseHeaders', 'extraHeaders'])
chrome.webRequest.onBeforeRedirect.addListener(() => {}, everywhere)
chrome.webRequest.onCompleted.addListener(() => {}, everywhere)
chrome.webRequest.onErrorOccurred.addListener(() => {}, everywhere)
chrome.cookies.onChanged.addListener(() => {})
globalThis.crumbline = {}
`

/** Writes the throwaway extension. @returns its folder, that is the caller's to remove */
export function writeFloor(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crumbline-floor-'))
  const manifest = {
    manifest_version: 3,
    name: 'floor',
    version: '1',
    permissions: ['webRequest', 'cookies'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'background.js' },
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'background.js'), BACKGROUND)
  return folder
}
