import type { LaunchOptions, StartOptions } from '../driver.ts'

/** The command-line flags of every Chromium: no traffic that no page asked for, and no question to the user. */
export function flags({ headless = true, hosts = [], args = [] }: StartOptions): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    // Chromium refuses to run as root inside its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    ...(hosts.length ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`] : []),
    ...args,
  ]
}

/** The flags that load the extension, besides those of every Chromium. */
export function extensionFlags({ extensionDir, incognito = false, devTools = false }: LaunchOptions): string[] {
  return [
    '--enable-unsafe-extension-debugging',
    // An extension loaded by flag keeps its grants over a restart. But it can't run in private windows, and branded builds of Chrome
    // ignore the flag; in both cases `Extensions.loadUnpacked` of the DevTools protocol loads it instead.
    ...(incognito ? [] : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]),
    ...(devTools ? ['--auto-open-devtools-for-tabs'] : []),
  ]
}
