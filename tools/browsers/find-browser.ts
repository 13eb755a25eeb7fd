import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { BrowserName } from './driver.ts'

/** The commands of each family of browsers, in order of preference. */
const COMMANDS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'brave-browser',
    'brave',
  ],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
}

const MAC: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
}

const WINDOWS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
}

/** Environment variables that name the program to use. */
export const VARIABLES: Readonly<Record<BrowserName, string>> = {
  chromium: 'CRUMBLINE_CHROMIUM',
  firefox: 'CRUMBLINE_FIREFOX',
}

/** The path of a browser of this family; null when none is installed. */
export function findBrowser(name: BrowserName, env: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = env[VARIABLES[name]]
  if (chosen) return chosen
  return candidates(name, env).find(isRunnable) ?? null
}

function candidates(name: BrowserName, env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') return [...MAC[name]]
  if (process.platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return roots.flatMap((root) => WINDOWS[name].map((path) => join(root, path)))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)))
}

function isRunnable(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
