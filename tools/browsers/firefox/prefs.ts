import type { LaunchOptions } from '../driver.ts'

/** Nothing leaves the machine that a page did not ask for, and nothing asks the user. */
export function preferences({ hosts = [], lasting = false, prefs = {} }: LaunchOptions): string {
  const all: Record<string, string | number | boolean> = {
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
    'devtools.console.stdout.content': true,
    'javascript.options.showInConsole': true,
    // The https-first upgrade of a typed address would try a port that no test server listens on.
    'dom.security.https_first': false,
    ...(hosts.length ? { 'network.dns.localDomains': hosts.join(',') } : {}),
    // As a user of Firefox ESR or Developer Edition may do; the release pays no heed to it.
    ...(lasting ? { 'xpinstall.signatures.required': false } : {}),
    ...prefs,
  }
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
