import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { BrowserName } from './driver.ts'
import { findBrowser } from './find-browser.ts'

const PACKAGES: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' }

/** A browser is missing. The message names the command that installs it. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser'
}

/**
 * The path of the browser's program. As root on Debian and Ubuntu it installs a missing browser, and prints that it does.
 * @throws NoBrowser where it can't install one
 */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name)
  if (found !== null) return found
  if (!canInstall()) throw new NoBrowser(`${name} was not found. To install it: ${installCommand(name)}`)
  console.error(`${name} was not found: installing Debian's package ${PACKAGES[name]}.`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', PACKAGES[name], 'fonts-dejavu-core'])
  const installed = findBrowser(name)
  if (installed === null)
    throw new NoBrowser(`apt-get did not install ${name}. To try by hand: ${installCommand(name)}`)
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

function installCommand(name: BrowserName): string {
  if (process.platform === 'darwin') return `brew install --cask ${name === 'firefox' ? 'firefox' : 'chromium'}`
  if (process.platform === 'win32') {
    return `winget install ${name === 'firefox' ? 'Mozilla.Firefox' : 'Google.Chrome'}`
  }
  return `sudo apt-get install -y ${PACKAGES[name]}`
}
