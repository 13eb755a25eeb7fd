import { readFileSync } from 'node:fs'

export const TARGETS = ['chrome', 'firefox'] as const
export type Target = (typeof TARGETS)[number]

type Manifest = Record<string, unknown> & { permissions: string[]; background: Record<string, unknown> }

/** What a browser does not know, or would warn of, is left out of its copy of the one manifest. */
const DIFFERENCES: Readonly<Record<Target, (manifest: Manifest) => Manifest>> = {
  chrome: (manifest) => {
    const { browser_specific_settings: _gecko, background, ...rest } = manifest
    const { scripts: _scripts, preferred_environment: _environment, ...worker } = background
    // Chrome grants blocking listeners to policy-installed extensions only.
    return { ...rest, background: worker, permissions: rest.permissions.filter((one) => one !== 'webRequestBlocking') }
  },
  firefox: (manifest) => {
    const { minimum_chrome_version: _minimum, incognito: _incognito, ...rest } = manifest
    // Firefox takes `split` for `not_allowed`. Rules work on the wire there, without declarativeNetRequest.
    return { ...rest, permissions: rest.permissions.filter((one) => !one.startsWith('declarativeNetRequest')) }
  },
}

/** The manifest of one package: the version is package.json's. */
export function manifestFor(target: Target): string {
  const manifest = JSON.parse(readFileSync('manifest.json', 'utf8')) as Manifest
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return `${JSON.stringify(DIFFERENCES[target]({ ...manifest, version }), null, 2)}\n`
}
