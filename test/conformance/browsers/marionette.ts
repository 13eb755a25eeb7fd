import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from '../../../tools/browsers/ensure-browser.ts'

const BINARY = ensureBrowser('firefox')
const PREFS = {
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.safebrowsing.update.enabled': false,
  'dom.security.https_first': false,
  // Every name is this machine.
  'network.dns.forceResolve': '127.0.0.1',
}

type Reply = [number, number, { error: string; message: string } | null, { value: unknown } | null]

/** Firefox, driven by Marionette over loopback: only what the conformance runs need. */
export class Marionette {
  private readonly child: ChildProcess
  private readonly socket: Socket
  private readonly profile: string
  private readonly waiting = new Map<number, (reply: Reply) => void>()
  private buffer = Buffer.alloc(0)
  private counter = 0

  private constructor(child: ChildProcess, socket: Socket, profile: string) {
    this.child = child
    this.socket = socket
    this.profile = profile
    socket.on('data', (chunk) => this.receive(chunk))
    socket.on('error', () => socket.destroy())
  }

  static async launch(): Promise<Marionette> {
    const profile = mkdtempSync(join(tmpdir(), 'crumbline-profile-'))
    const prefs = Object.entries(PREFS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
    writeFileSync(join(profile, 'user.js'), prefs.join(''))
    const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile]
    const env = { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' }
    const child = spawn(BINARY, [...args, 'about:blank'], { env, stdio: 'ignore' })
    process.once('exit', () => child.kill('SIGKILL'))
    const file = join(profile, 'MarionetteActivePort')
    for (let tries = 0; !existsSync(file) || readFileSync(file, 'utf8') === ''; tries++) {
      if (tries > 600) throw new Error('Firefox opened no Marionette port')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const socket = createConnection(Number(readFileSync(file, 'utf8')), '127.0.0.1')
    const marionette = new Marionette(child, socket, profile)
    await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true })
    await marionette.send('WebDriver:SetTimeouts', { script: 300_000, pageLoad: 30_000 })
    return marionette
  }

  send(name: string, params: object = {}): Promise<unknown> {
    const id = ++this.counter
    const text = Buffer.from(JSON.stringify([0, id, name, params]))
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ([, , error, result]) => {
        if (error === null) resolve(result?.value)
        else reject(new Error(`${name}: ${error.error}: ${error.message}`))
      })
      this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
    })
  }

  /** Runs a script in the privileged window; it takes and gives JSON. */
  async chrome(script: string, ...args: unknown[]): Promise<unknown> {
    await this.send('Marionette:SetContext', { value: 'chrome' })
    try {
      return await this.send('WebDriver:ExecuteScript', { script, args, sandbox: 'system' })
    } finally {
      await this.send('Marionette:SetContext', { value: 'content' })
    }
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    await Promise.race([this.send('Marionette:Quit', { flags: ['eForceQuit'] }), gone]).catch(() => undefined)
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000))])
    this.child.kill('SIGKILL')
    this.socket.destroy()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk])
    for (;;) {
      const colon = this.buffer.indexOf(0x3a)
      const end = colon + 1 + Number(this.buffer.subarray(0, Math.max(colon, 0)))
      if (colon < 0 || this.buffer.length < end) return
      const message: unknown = JSON.parse(this.buffer.subarray(colon + 1, end).toString())
      this.buffer = this.buffer.subarray(end)
      // The greeting is an object, a reply a list.
      if (!Array.isArray(message)) continue
      const reply = message as Reply
      this.waiting.get(reply[1])?.(reply)
      this.waiting.delete(reply[1])
    }
  }
}
