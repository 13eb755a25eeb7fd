import { jarCookie, type RawCookie } from './firefox.ts'
import { Marionette } from './marionette.ts'
import type { Sender } from './sender.ts'

/** Without what has expired, which Firefox keeps in sight. */
const JAR = `return Services.cookies.cookies.filter((one) => one.isSession || one.expiry > Date.now()).map((cookie) => ({
  name: cookie.name,
  value: cookie.value,
  host: cookie.host,
  path: cookie.path,
  secure: cookie.isSecure,
  httpOnly: cookie.isHttpOnly,
  sameSite: cookie.sameSite,
  expiry: cookie.isSession ? null : cookie.expiry,
  partition: cookie.originAttributes.partitionKey,
}))`
/** What the page before is still loading would be taken for the new one's. */
const VISIT = `return (async (url) => {
  while (gBrowser.selectedBrowser.webProgress.isLoadingDocument) await new Promise((resolve) => setTimeout(resolve, 4))
  gBrowser.selectedBrowser.loadURI(Services.io.newURI(url), {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  })
})(arguments[0])`

export async function openFirefox(): Promise<Sender> {
  const browser = await Marionette.launch()
  return {
    name: 'firefox',
    thirdParty: 'partition',
    hurry: 1,
    clear: async () => void (await browser.chrome('Services.cookies.removeAll()')),
    visit: async (url) => void (await browser.chrome(VISIT, url)),
    jar: async () => ((await browser.chrome(JAR)) as RawCookie[]).map(jarCookie),
    associated: async () => null,
    refused: async () => null,
    close: () => browser.close(),
  }
}
