import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pack } from '../../build/pack.ts'
import type { LaunchOptions } from '../driver.ts'
import { type Send, unwrap } from './session.ts'

/** Installs the extension until the browser ends. @returns its id */
export async function installTemporarily(send: Send, options: LaunchOptions): Promise<string> {
  const path = resolve(options.extensionDir)
  const allowPrivateBrowsing = options.incognito ?? false
  return String(unwrap(await send('Addon:Install', { path, temporary: true, allowPrivateBrowsing })))
}

/**
 * Installs the extension as a user does, so that it survives a restart. A profile that has it keeps the installed one. Works only where
 * `xpinstall.signatures.required` counts: Firefox's release build accepts no unsigned extension.
 * @returns its id
 */
export async function installForGood(send: Send, folder: string, profile: string): Promise<string> {
  const id = idIn(folder)
  if (existsSync(join(profile, 'extensions', `${id}.xpi`))) return id
  const path = join(profile, 'packed.xpi')
  writeFileSync(path, pack(resolve(folder)))
  return String(unwrap(await send('Addon:Install', { path, temporary: false })))
}

function idIn(folder: string): string {
  // The build has written this file.
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } }
  }
  return manifest.browser_specific_settings.gecko.id
}
