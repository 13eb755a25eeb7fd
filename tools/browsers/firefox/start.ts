import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { BrowserProcess } from '../browser-process.ts'
import type { StartOptions } from '../driver.ts'
import { LIMIT_MS, until, within } from '../until.ts'
import { Marionette } from './marionette.ts'
import { userJs } from './preferences.ts'
import { Session } from './session.ts'

const QUIT_WITHIN_MS = 8_000

interface Parts {
  readonly process: BrowserProcess
  readonly child: ChildProcess
  readonly output: readonly string[]
  readonly marionette: Marionette
  readonly session: Session
  readonly version: string
}

/** A Firefox that is running, with or without an extension. */
export class RunningFirefox {
  readonly session: Session
  readonly version: string
  readonly pid: number
  readonly profile: string
  /** The lines that Firefox has printed so far. */
  readonly output: readonly string[]
  /** Resolves when the browser has ended and a temporary profile has been deleted. */
  readonly gone: Promise<void>
  readonly #marionette: Marionette
  readonly #process: BrowserProcess

  constructor({ process, child, output, marionette, session, version }: Parts) {
    this.session = session
    this.version = version
    this.pid = child.pid ?? 0
    this.profile = process.profile
    this.output = output
    this.#marionette = marionette
    this.#process = process
    const exited = new Promise<void>((resolve) => {
      if (hasEnded(child)) resolve()
      else child.once('exit', () => resolve())
    })
    this.gone = exited.then(() => {
      marionette.close()
      return process.dispose()
    })
  }

  async kill(): Promise<void> {
    this.#process.kill()
    await this.gone
  }

  /** Quits Firefox as a user does, so that it writes its profile; kills it when that takes too long. */
  async close(): Promise<void> {
    const quit = this.#marionette.send('Marionette:Quit', { flags: ['eForceQuit'] })
    await within('the answer to Quit', QUIT_WITHIN_MS, Promise.race([quit, this.gone])).catch(() => undefined)
    await within('the end of Firefox', QUIT_WITHIN_MS, this.gone).catch(() => this.#process.kill())
    await this.gone
  }
}

/**
 * Starts Firefox, driven by Marionette without geckodriver.
 * @param scriptTimeoutMs how long one script may run in it; longer than a loop of `POLLS`, whose error says more
 */
export async function startFirefox(options: StartOptions, scriptTimeoutMs = 2 * LIMIT_MS): Promise<RunningFirefox> {
  const process = new BrowserProcess(options.profile)
  try {
    const portFile = join(process.profile, 'MarionetteActivePort')
    await rm(portFile, { force: true })
    await writeFile(join(process.profile, 'user.js'), userJs(options))
    const { child, output } = spawnFirefox(options, process.profile)
    if (child.pid === undefined) throw new Error(`${options.binary} did not start`)
    process.attach(child.pid)
    const port = await until(
      'the port of Firefox',
      async () => (hasEnded(child) ? -1 : Number(await readFile(portFile, 'utf8').catch(() => '0'))),
      LIMIT_MS,
    )
    if (port < 0) throw new Error(`Firefox ended while it was starting:\n${output.slice(-20).join('\n')}`)
    const marionette = await Marionette.connect(port)
    const session = new Session(marionette)
    const version = await session.run(async (send) => {
      const acceptInsecureCerts = options.insecure ?? false
      const opened = await send('WebDriver:NewSession', { pageLoadStrategy: 'normal', acceptInsecureCerts })
      await send('WebDriver:SetTimeouts', { script: scriptTimeoutMs, pageLoad: LIMIT_MS, implicit: 0 })
      return versionOf(opened)
    })
    return new RunningFirefox({ process, child, output, marionette, session, version })
  } catch (error) {
    process.kill()
    await process.dispose()
    throw error
  }
}

function spawnFirefox({ binary, headless = true }: StartOptions, profile: string) {
  const child = spawn(
    binary,
    [
      ...(headless ? ['--headless'] : []),
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--new-instance',
      '--profile',
      profile,
      'about:blank',
    ],
    { detached: true, env: environment(profile), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  // A program that can't be started has no pid, and the caller checks that.
  child.on('error', () => undefined)
  return { child, output: collectLines(child) }
}

function collectLines({ stdout, stderr }: ChildProcess): string[] {
  const lines: string[] = []
  for (const stream of [stdout, stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (data: string) => {
      const parts = (rest + data).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
  }
  return lines
}

/**
 * On Linux Firefox gets the profile as its home folder, so that it can't touch the user's own Firefox. The X server's key is still read from the real home folder.
 */
function environment(profile: string): NodeJS.ProcessEnv {
  const env = { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' }
  return process.platform === 'linux' ? { XAUTHORITY: join(homedir(), '.Xauthority'), ...env, HOME: profile } : env
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function versionOf(opened: unknown): string {
  // WebDriver defines the form of the answer.
  const { capabilities } = opened as { capabilities?: { browserVersion?: string } }
  return capabilities?.browserVersion ?? 'unknown'
}
