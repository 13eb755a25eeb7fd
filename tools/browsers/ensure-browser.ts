import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { BrowserName } from './driver.ts'
import { findBrowser } from './find-browser.ts'

const PACKAGES: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' }

/** No browser, and what to type to have one. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser'
}

/** The path of the browser. On Debian and Ubuntu, as root, a missing one is installed, and that is said. */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name)
  if (found !== null) return found
  if (!canInstall()) throw new NoBrowser(`There is no ${name} here. To install one: ${advice(name)}`)
  console.error(`There is no ${name} here: installing Debian's package ${PACKAGES[name]}.`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', PACKAGES[name], 'fonts-dejavu-core'])
  const installed = findBrowser(name)
  if (installed === null) throw new NoBrowser(`apt-get brought no ${name}. To try by hand: ${advice(name)}`)
  return installed
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function apt(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('apt-get', [...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) throw new NoBrowser(`apt-get ${args.join(' ')} ended with ${status}`)
}

function advice(name: BrowserName): string {
  if (process.platform === 'darwin') return `brew install --cask ${name === 'firefox' ? 'firefox' : 'chromium'}`
  if (process.platform === 'win32') {
    return `winget install ${name === 'firefox' ? 'Mozilla.Firefox' : 'Google.Chrome'}`
  }
  return `sudo apt-get install -y ${PACKAGES[name]}`
}
