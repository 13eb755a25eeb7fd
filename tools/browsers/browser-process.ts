import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const WATCHDOG = fileURLToPath(new URL('watchdog.mjs', import.meta.url))
/** A browser that was told to quit gets this long to write its profile before it is killed. */
const QUIT_WITHIN_MS = 5000

/**
 * The process group and the profile folder of one browser. A watchdog process ends the browser and deletes a temporary profile even when
 * this process crashes or is killed.
 */
export class BrowserProcess {
  readonly profile: string
  readonly #temporary: boolean
  readonly #watchdog: ChildProcess
  #pid: number | undefined

  /** @param profile a folder to use and keep; without it a temporary folder is created */
  constructor(profile?: string) {
    this.#temporary = profile === undefined
    this.profile = profile ?? mkdtempSync(join(tmpdir(), 'crumbline-profile-'))
    mkdirSync(this.profile, { recursive: true })
    this.#watchdog = spawn(process.execPath, [WATCHDOG], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    this.#watchdog.on('error', () => undefined)
    this.#watchdog.stdin?.on('error', () => undefined)
    this.#watchdog.unref()
    if (this.#temporary) this.#tellWatchdog(`dir ${this.profile}`)
  }

  /** @param pid the leader of a process group of its own, because `kill` ends the whole group */
  attach(pid: number): void {
    this.#pid = pid
    this.#tellWatchdog(`pid ${pid}`)
  }

  /** Kills the browser and its child processes with SIGKILL. */
  kill(): void {
    if (this.#pid === undefined) return
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(this.#pid), '/T', '/F'])
      return
    }
    try {
      process.kill(-this.#pid, 'SIGKILL')
    } catch {
      // The process has already ended.
    }
  }

  /** Waits for a browser that was told to quit, kills what is left of it, and deletes a temporary profile. */
  async dispose(): Promise<void> {
    await until('the end of the browser', () => !this.#isAlive(), QUIT_WITHIN_MS).catch(() => undefined)
    this.kill()
    this.#pid = undefined
    if (this.#temporary) await rm(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    this.#tellWatchdog('done')
    this.#watchdog.stdin?.end()
  }

  #isAlive(): boolean {
    if (this.#pid === undefined) return false
    try {
      return process.kill(this.#pid, 0)
    } catch {
      return false
    }
  }

  #tellWatchdog(line: string): void {
    this.#watchdog.stdin?.write(`${line}\n`)
  }
}
