import type { StartOptions } from '../driver.ts'

type Preferences = Readonly<Record<string, string | number | boolean>>

/** The preferences of every Firefox: no traffic that no page asked for, and no question to the user. */
const COMMON: Preferences = {
  // Firefox picks a free port and writes it to a file in the profile.
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.safebrowsing.update.enabled': false,
  // `errors()` reads the console from Firefox's output.
  'devtools.console.stdout.content': true,
  'javascript.options.showInConsole': true,
  // Firefox would upgrade a typed http address to https, on a port that no test server listens on.
  'dom.security.https_first': false,
}

/** The text of the profile's `user.js`. */
export function userJs({ hosts = [], prefs = {} }: StartOptions): string {
  const all: Preferences = { ...COMMON, ...resolving(hosts), ...prefs }
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}

/** Makes the hosts resolve to loopback. `network.dns.localDomains` knows no wildcard. */
function resolving(hosts: readonly string[]): Preferences {
  if (hosts.length === 0) return {}
  return hosts.includes('*')
    ? { 'network.dns.forceResolve': '127.0.0.1' }
    : { 'network.dns.localDomains': hosts.join(',') }
}
