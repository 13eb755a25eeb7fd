import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core'
import { BrowserProcess } from '../browser-process.ts'
import type { StartOptions } from '../driver.ts'
import { within } from '../until.ts'
import { flags } from './flags.ts'

const CLOSE_WITHIN_MS = 10_000

interface Parts {
  readonly context: BrowserContext
  readonly session: CDPSession
  readonly process: BrowserProcess
  readonly pid: number
}

/** A Chromium that is running, with or without an extension. */
export class RunningChromium {
  readonly context: BrowserContext
  /** The session of the whole browser; a page has its own. */
  readonly session: CDPSession
  readonly pid: number
  readonly profile: string
  /** Resolves when the browser has ended and a temporary profile has been deleted. */
  readonly gone: Promise<void>
  readonly #process: BrowserProcess

  constructor({ context, session, process, pid }: Parts) {
    this.context = context
    this.session = session
    this.pid = pid
    this.profile = process.profile
    this.#process = process
    this.gone = new Promise<void>((resolve) => context.once('close', () => resolve())).then(() => process.dispose())
  }

  async kill(): Promise<void> {
    this.#process.kill()
    await this.gone
  }

  async close(): Promise<void> {
    await within('the end of Chromium', CLOSE_WITHIN_MS, this.context.close()).catch(() => this.#process.kill())
    await this.gone
  }
}

/**
 * Starts any browser of Chromium's family.
 * @param preferences what a new profile's `Preferences` file contains; a profile that has one keeps it
 */
export async function startChromium(options: StartOptions, preferences: object): Promise<RunningChromium> {
  const process = new BrowserProcess(options.profile)
  try {
    await writePreferences(process.profile, preferences)
    const context = await openContext(process.profile, options)
    const session = await context.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('Chromium opened no browser session')
    const pid = await browserPid(session)
    process.attach(pid)
    return new RunningChromium({ context, session, process, pid })
  } catch (error) {
    await process.dispose()
    throw error
  }
}

async function writePreferences(profile: string, preferences: object): Promise<void> {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(preferences))
}

function openContext(profile: string, options: StartOptions): Promise<BrowserContext> {
  const headless = options.headless ?? true
  return chromium.launchPersistentContext(profile, {
    executablePath: options.binary,
    headless,
    args: flags(options),
    ignoreDefaultArgs: ['--disable-extensions'],
    ignoreHTTPSErrors: options.insecure ?? false,
    viewport: headless ? { width: 1000, height: 800 } : null,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  })
}

async function browserPid(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const main = processInfo.find((one) => one.type === 'browser')
  if (!main) throw new Error('Chromium did not report its main process')
  return main.id
}
