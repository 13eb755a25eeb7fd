import { jarCookie, type RawCookie, startPlainFirefox } from './firefox.ts'
import type { Sender } from './sender.ts'

/** Reads the jar without expired cookies, which Firefox lists until it purges them. */
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
/** Waits until the previous page has loaded: its requests would be taken for the new page's. */
const VISIT = `while (gBrowser.selectedBrowser.webProgress.isLoadingDocument) await new Promise((resolve) => setTimeout(resolve, 4))
  gBrowser.selectedBrowser.loadURI(Services.io.newURI(args[0]), {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  })`

/** Starts Firefox to send requests. */
export async function openFirefox(): Promise<Sender> {
  const running = await startPlainFirefox()
  const { session } = running
  return {
    name: 'firefox',
    thirdParty: 'partition',
    ageFactor: 1,
    clear: () => session.chrome<void>('Services.cookies.removeAll()'),
    visit: (url) => session.chrome<void>(VISIT, url),
    jar: async () => (await session.chrome<RawCookie[]>(JAR)).map(jarCookie),
    associated: async () => null,
    refused: async () => null,
    close: () => running.close(),
  }
}
