import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const WATCHDOG = fileURLToPath(new URL('watchdog.mjs', import.meta.url))

/** The processes and the folder that one browser holds, and the promise that both go when we go, however we go. */
export class Lease {
  readonly profile: string
  private readonly temporary: boolean
  private readonly watchdog: ChildProcess
  private pid: number | undefined

  constructor(profile?: string) {
    this.temporary = profile === undefined
    this.profile = profile ?? mkdtempSync(join(tmpdir(), 'crumbline-profile-'))
    mkdirSync(this.profile, { recursive: true })
    this.watchdog = spawn(process.execPath, [WATCHDOG], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    this.watchdog.on('error', () => undefined)
    this.watchdog.stdin?.on('error', () => undefined)
    this.watchdog.unref()
    if (this.temporary) this.tell(`dir ${this.profile}`)
  }

  /** `pid` leads a process group of its own. */
  holds(pid: number): void {
    this.pid = pid
    this.tell(`pid ${pid}`)
  }

  /** Ends the browser's processes at once. */
  killNow(): void {
    if (this.pid === undefined) return
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(this.pid), '/T', '/F'])
      return
    }
    try {
      process.kill(-this.pid, 'SIGKILL')
    } catch {
      // already gone
    }
  }

  /** To be called when the browser has been told to go, or is gone: it has a moment to write its profile. */
  async end(): Promise<void> {
    await until('the end of the browser', () => !this.alive(), 5000).catch(() => undefined)
    this.killNow()
    this.pid = undefined
    if (this.temporary) await rm(this.profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    this.tell('done')
    this.watchdog.stdin?.end()
  }

  private alive(): boolean {
    if (this.pid === undefined) return false
    try {
      return process.kill(this.pid, 0)
    } catch {
      return false
    }
  }

  private tell(line: string): void {
    this.watchdog.stdin?.write(`${line}\n`)
  }
}
