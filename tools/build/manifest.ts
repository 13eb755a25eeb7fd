import { readFileSync } from 'node:fs'

export const TARGETS = ['chrome', 'firefox'] as const
export type Target = (typeof TARGETS)[number]

type Manifest = Record<string, unknown> & {
  permissions: string[]
  background: Record<string, unknown>
  commands: Record<string, unknown>
}

/** Removes from each browser's copy of the manifest the keys that it does not know or would warn about. */
const DIFFERENCES: Readonly<Record<Target, (manifest: Manifest) => Manifest>> = {
  chrome: (manifest) => {
    const {
      browser_specific_settings: _gecko,
      sidebar_action: _sidebar,
      optional_permissions: _optional,
      ...rest
    } = manifest
    const { scripts: _scripts, preferred_environment: _environment, ...worker } = manifest.background
    // Chrome allows blocking listeners only to extensions that a policy installed, and warns about the permission.
    const permissions = without(manifest.permissions, 'webRequestBlocking')
    const { _execute_sidebar_action: _sidebarKey, ...commands } = manifest.commands
    return { ...rest, background: worker, permissions, commands }
  },
  firefox: (manifest) => {
    const { minimum_chrome_version: _minimum, incognito: _incognito, side_panel: _panel, ...rest } = manifest
    // `incognito` is `not_allowed` for Chromium, where normal and private windows share `storage.session` and session rules even with `split`.
    // Firefox tells of each request whether it is private. There a blocking listener applies the rules, without declarativeNetRequest.
    const permissions = without(manifest.permissions, 'declarativeNetRequestWithHostAccess', 'sidePanel')
    const { 'open-side-panel': _panelKey, ...commands } = manifest.commands
    return { ...rest, permissions, commands }
  },
}

function without(list: readonly string[], ...names: string[]): string[] {
  return list.filter((one) => !names.includes(one))
}

/** The manifest of one package as JSON text, with the version of package.json. */
export function manifestFor(target: Target): string {
  const manifest = JSON.parse(readFileSync('manifest.json', 'utf8')) as Manifest
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return `${JSON.stringify(DIFFERENCES[target]({ ...manifest, version }), null, 2)}\n`
}
