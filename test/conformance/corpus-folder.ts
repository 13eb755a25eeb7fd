import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = process.env['CRUMBLINE_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus')

/** Published vectors, read where they lie. Where the folder is absent it says so loudly, and there are none. */
export function readCorpus<T>(file: string): T[] {
  const path = join(FOLDER, file)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T[]
  console.warn(`NO CORPUS: all cases of ${file} are skipped; CRUMBLINE_CORPUS names its folder`)
  return []
}

/** A case where a line is stored at one URL and read at another. */
export interface StoreAndRead {
  readonly id: string
  readonly kind: string
  readonly set: { readonly url: string; readonly via: 'http' | 'dom'; readonly crossSiteInitiator?: string }
  readonly setCookie: readonly string[]
  readonly setCookieBytesHex?: readonly string[]
  readonly setSequence?: unknown
  readonly read: { readonly url: string; readonly via: 'http' | 'dom' }
  readonly expected: string
  readonly expectedBytesHex?: string
  readonly expected6265bis?: string
  readonly expectedRfc6265bis22?: string
  readonly assumeNow?: string
  readonly disabled?: boolean
  readonly optional?: boolean
  readonly suspect?: boolean
  readonly superseded?: boolean
  readonly httpLayerCase?: boolean
}
