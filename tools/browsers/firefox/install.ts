import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pack } from '../../build/pack.ts'
import type { LaunchOptions } from '../driver.ts'
import { value } from './session.ts'

type Send = (name: string, params: object) => Promise<unknown>

/** Installs the extension until the browser ends. @returns its id */
export async function install(send: Send, { extensionDir, incognito = false }: LaunchOptions): Promise<string> {
  const path = resolve(extensionDir)
  return String(value(await send('Addon:Install', { path, temporary: true, allowPrivateBrowsing: incognito })))
}

/** As a user does, so that it outlives the browser; in a profile that has it already it stays as it is. Firefox's release takes signed ones only. */
export async function installForGood(send: Send, folder: string, profile: string): Promise<string> {
  const id = idIn(folder)
  if (existsSync(join(profile, 'extensions', `${id}.xpi`))) return id
  const path = join(profile, 'packed.xpi')
  writeFileSync(path, pack(resolve(folder)))
  return String(value(await send('Addon:Install', { path, temporary: false })))
}

function idIn(folder: string): string {
  // Our own file.
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } }
  }
  return manifest.browser_specific_settings.gecko.id
}
