import { ApiError } from '../../src/contract/api-error.ts'
import { Queue } from '../../src/queue.ts'
import type { ErrorSink } from './error-sink.ts'
import type { StorageArea } from './storage-area.ts'

const KEY = 'settings'
const VERSION = 1

/** The user's settings, in their stored form. */
export interface Settings {
  readonly version: typeof VERSION
  readonly paused: boolean
  /** True if the log is kept over navigations. */
  readonly preserved: boolean
}

const DEFAULTS: Settings = { version: VERSION, paused: false, preserved: true }

interface SettingsStoreDeps {
  readonly local: Pick<StorageArea, 'get' | 'set'>
  readonly session: Pick<StorageArea, 'get' | 'set'>
  readonly errors: ErrorSink
}

/**
 * Reads and stores the settings in `storage.local`. Settings that a newer version of the extension stored stay on disk
 * untouched, for when the newer version returns. Meanwhile the defaults apply, and changes are kept in `storage.session`.
 */
export class SettingsStore {
  readonly #deps: SettingsStoreDeps
  readonly #queue = new Queue()
  #current = DEFAULTS
  #area: Pick<StorageArea, 'get' | 'set'>

  constructor(deps: SettingsStoreDeps) {
    this.#deps = deps
    this.#area = deps.local
  }

  get current(): Settings {
    return this.#current
  }

  async load(): Promise<void> {
    const { local, session, errors } = this.#deps
    let stored = (await local.get(KEY))[KEY]
    const version = versionOf(stored)
    if (version > VERSION) {
      const detail = `version ${version} is newer than ${VERSION}`
      errors.report(new ApiError({ code: 'internal', field: KEY, detail }))
      this.#area = session
      stored = (await session.get(KEY))[KEY]
    }
    this.#current = readFields(stored)
  }

  /** Stores a change, then applies it. */
  update(change: Partial<Omit<Settings, 'version'>>): Promise<void> {
    return this.#queue.run(async () => {
      const settings = { ...this.#current, ...change }
      await this.#area.set({ [KEY]: settings })
      this.#current = settings
    })
  }
}

function versionOf(stored: unknown): number {
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return VERSION
  return typeof stored.version === 'number' ? stored.version : VERSION
}

/** Reads version 1; a malformed field gets its default. For a version 2, add a step here that converts 1 to 2. */
function readFields(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return DEFAULTS
  return {
    version: VERSION,
    paused: 'paused' in stored && stored.paused === true,
    preserved: !('preserved' in stored) || stored.preserved !== false,
  }
}
