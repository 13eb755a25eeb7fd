import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import { until } from '../../../tools/browsers/until.ts'
import { html, RawServer } from '../../../tools/servers/raw-server.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const START = fileURLToPath(new URL('../../../tools/playground/start.ts', import.meta.url))

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly code: Promise<number | null>
}

let server: RawServer
/** Where the browsers' profiles go: one folder a test, so that what is left is ours. */
let temp: string

beforeEach(async () => {
  server = await RawServer.start()
  temp = mkdtempSync(join(tmpdir(), 'crumbline-start-'))
})
afterEach(async () => {
  await server.stop()
  rmSync(temp, { recursive: true, force: true })
})

/** `npm start -- …`, without npm. Without a display, whatever the machine has. */
function start(...args: string[]): Run {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env
  const env = { ...rest, TMPDIR: temp, CRUMBLINE_BUILT: '1' }
  const child = spawn(process.execPath, ['--import', 'tsx', START, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, out: () => out, err: () => err, code }
}

const profiles = () => readdirSync(temp).filter((name) => name.startsWith('crumbline-profile-'))

/** Processes that have one of our profiles in their command line. */
function browsers(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    return readText(`/proc/${pid}/cmdline`).includes(join(temp, 'crumbline-profile-'))
  })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

async function nothingIsLeft(): Promise<void> {
  await until('the end of everything', () => profiles().length === 0 && browsers().length === 0)
}

describe.each(['chromium', 'firefox'] as const)('npm start in %s', (browser) => {
  test('sends the cookies on every hop, and prints one exchange a line', async () => {
    server.respond = ({ path }) => {
      if (path === '/there') return html('<p>there</p><img src="/pixel">', [['Set-Cookie', 'kept=1; Path=/']])
      if (path !== '/go?x=1') return {}
      const lines = ['first=1; Path=/', 'refused=1; Path=/; SameSite=None']
      return { status: 302, headers: [['Location', '/there'], ...lines.map((line) => ['Set-Cookie', line] as const)] }
    }
    const url = server.url('127.0.0.1', '/go?x=1')
    const { code, out, err } = start(url, '--cookie', 'cookie-name=cookie-value', '--json', '--browser', browser)
    expect(await code, err()).toBe(0)
    expect(server.got('/go').map((one) => one.cookie)).toEqual(['cookie-name=cookie-value'])
    const [there] = server.got('/there')
    expect(there?.cookie?.split('; ').sort()).toEqual(['cookie-name=cookie-value', 'first=1'])

    const lines = out().trimEnd().split('\n')
    const hops = lines.map((line): Exchange => JSON.parse(line))
    expect(hops.map(({ type, method, url, status, hop }) => ({ type, method, url, status, hop }))).toEqual([
      { type: 'main_frame', method: 'GET', url, status: 302, hop: 0 },
      { type: 'main_frame', method: 'GET', url: server.url('127.0.0.1', '/there'), status: 200, hop: 1 },
    ])
    const [first, second] = hops
    expect(first?.requestId).toBe(second?.requestId)
    expect(first?.sent.header).toBe('cookie-name=cookie-value')
    expect(first?.sent.injected).toMatchObject([{ name: 'cookie-name', effect: 'added' }])
    expect(
      first?.received.map(({ line, verdict }) => [line, verdict.outcome, verdict.reasons, verdict.certainty]),
    ).toEqual([
      ['first=1; Path=/', 'stored', [], 'observed'],
      ['refused=1; Path=/; SameSite=None', 'blocked', ['SameSiteNoneInsecure'], 'observed'],
    ])
    expect(second?.received.map(({ verdict }) => verdict.outcome)).toEqual(['stored'])
    expect(hops.every((one) => one.settled)).toBe(true)
    await nothingIsLeft()
  })

  test('a page that can not be reached gives 4, and says which host and why', async () => {
    const { port } = server
    await server.stop()
    const { code, out, err } = start(`http://127.0.0.1:${port}/`, '--browser', browser)
    expect(await code, err()).toBe(4)
    expect(err()).toContain(`127.0.0.1:${port} could not be reached: `)
    expect(err()).toMatch(/ERR_CONNECTION_REFUSED|connectionFailure/)
    expect(out()).not.toContain('REFUSED (')
    await nothingIsLeft()
  })

  test('an interrupt while an answer is awaited leaves nothing behind', async () => {
    let letGo: () => void = () => undefined
    server.respond = () => ({ after: new Promise<void>((resolve) => (letGo = resolve)) })
    const { child, code, out, err } = start(server.url('127.0.0.1'), '--browser', browser, '--json')
    await until('the request', () => server.got('/').length > 0)
    expect(profiles()).toHaveLength(1)
    if (process.platform === 'linux') expect(browsers()).not.toEqual([])
    child.kill('SIGINT')
    expect(await code, err()).toBe(130)
    expect(out()).toBe('')
    await nothingIsLeft()
    letGo()
  })

  test('so does a crash', async () => {
    server.respond = () => ({ after: new Promise<void>(() => undefined) })
    const { child, code } = start(server.url('127.0.0.1'), '--browser', browser)
    await until('the request', () => server.got('/').length > 0)
    child.kill('SIGKILL')
    await code
    await nothingIsLeft()
  })

  test('a wrong argument gives 2 before anything is started', async () => {
    const { code, out, err } = start(server.url('127.0.0.1'), '--cookie', 'sid', '--browser', browser)
    expect(await code).toBe(2)
    expect(err()).toContain("--cookie 'sid' has no '='. It should look like --cookie NAME=VALUE")
    expect(out()).toBe('')
    expect(server.requests).toEqual([])
    expect(profiles()).toEqual([])
  })
})
