import { readFileSync } from 'node:fs'

export const TARGETS = ['chrome', 'firefox'] as const
export type Target = (typeof TARGETS)[number]

type Manifest = Record<string, unknown> & {
  permissions: string[]
  background: Record<string, unknown>
  commands: Record<string, unknown>
}

/** What a browser does not know, or would warn of, is left out of its copy of the one manifest. */
const DIFFERENCES: Readonly<Record<Target, (manifest: Manifest) => Manifest>> = {
  chrome: (manifest) => {
    const {
      browser_specific_settings: _gecko,
      sidebar_action: _sidebar,
      optional_permissions: _optional,
      ...rest
    } = manifest
    const { scripts: _scripts, preferred_environment: _environment, ...worker } = manifest.background
    // Chrome grants blocking listeners to policy-installed extensions only.
    const permissions = without(manifest.permissions, 'webRequestBlocking')
    const { _execute_sidebar_action: _sidebarKey, ...commands } = manifest.commands
    return { ...rest, background: worker, permissions, commands }
  },
  firefox: (manifest) => {
    const { minimum_chrome_version: _minimum, incognito: _incognito, side_panel: _panel, ...rest } = manifest
    // Chromium's two kinds of window share storage.session and the session rules, in `split` too: nothing could be kept apart. Firefox has
    // one background for both, and says of each request which it is. Rules work on the wire there, without declarativeNetRequest.
    const permissions = without(manifest.permissions, 'declarativeNetRequestWithHostAccess', 'sidePanel')
    const { 'open-side-panel': _panelKey, ...commands } = manifest.commands
    return { ...rest, permissions, commands }
  },
}

function without(list: readonly string[], ...names: string[]): string[] {
  return list.filter((one) => !names.includes(one))
}

/** The manifest of one package: the version is package.json's. */
export function manifestFor(target: Target): string {
  const manifest = JSON.parse(readFileSync('manifest.json', 'utf8')) as Manifest
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return `${JSON.stringify(DIFFERENCES[target]({ ...manifest, version }), null, 2)}\n`
}
