import type { LaunchOptions } from '../driver.ts'

/** Chromium's flags: nothing leaves the machine that a page did not ask for, and nothing asks the user. */
export function flags({
  headless = true,
  hosts = [],
  extensionDir,
  incognito = false,
  devTools = false,
  args = [],
}: LaunchOptions): string[] {
  const root = process.platform === 'linux' && process.getuid?.() === 0
  return [
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    ...(root ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--enable-unsafe-extension-debugging',
    // Kept over a restart with what was granted, but not to be had in private windows, and ignored by branded builds.
    ...(incognito ? [] : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]),
    ...(hosts.length ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`] : []),
    ...(devTools ? ['--auto-open-devtools-for-tabs'] : []),
    ...args,
  ]
}
