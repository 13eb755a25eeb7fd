import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COPY_FORMATS, type CopyFormat, copyAs } from '../../../src/export/copy-as.ts'
import { exchange } from '../../unit/export/samples.ts'

/** Takes one request a connection, and keeps its bytes. */
class RawServer {
  readonly #requests: string[] = []
  readonly #server: Server = createServer((socket) => this.#take(socket))

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port
  }

  /** The last request, and nothing is kept of it. */
  take(): string {
    return this.#requests.pop() ?? ''
  }

  stop(): void {
    this.#server.close()
  }

  #take(socket: Socket): void {
    let text = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8')
      if (!text.includes('\r\n\r\n')) return
      this.#requests.push(text)
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  }
}

interface Runner {
  readonly run: (text: string) => [command: string, args: string[]]
  /** Ends well where it can be run here. */
  readonly probe: [command: string, args: string[]]
}

/** How each is run by whoever pasted it. */
const RUNNERS: Record<CopyFormat, Runner> = {
  curl: {
    run: (text) => ['bash', ['-c', `${text} --silent --noproxy '*' --max-time 10`]],
    probe: ['curl', ['--version']],
  },
  fetch: { run: (text) => [process.execPath, ['--input-type=module', '-e', text]], probe: [process.execPath, ['-v']] },
  python: { run: (text) => ['python3', ['-c', text]], probe: ['python3', ['-c', 'import requests']] },
  httpie: { run: (text) => ['bash', ['-c', text]], probe: ['http', ['--version']] },
}

const NASTY = [
  'plain',
  '',
  'a b',
  `it's "quoted" \`$(touch x)\` $HOME \\ \\\\ \\n !! %41 ^"`,
  '-b', // an option
  '@file',
  '=x==',
  'é€😀',
  '#|&<>(){}[]*?~',
  '{{uuid}}',
]

const server = new RawServer()
let port = 0
beforeAll(async () => {
  port = await server.start()
})
afterAll(() => server.stop())

async function end(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_PROXY: '*', no_proxy: '*' },
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += String(bytes)
  })
  const [code] = await once(child, 'close')
  return code === 0 ? '' : `${command} ended with ${code}: ${said}`
}

describe.each(COPY_FORMATS)('%s sends what was copied', (format) => {
  const { run, probe } = RUNNERS[format]
  beforeEach((context) => {
    if (spawnSync(...probe).status !== 0)
      context.skip(`${probe[0]} can't be run here: what is copied for it is not tried`)
  })

  it.each(['GET', 'POST', 'HEAD'])('%s', async (method) => {
    const cookies = NASTY.map((value, index) => [`n${index}`, value] as const)
    const target = '/p%20q?a=1&b=[2]{3}&c=%27%22&d=$HOME'
    const text = copyAs(format, exchange({ method, url: `http://127.0.0.1:${port}${target}` }, cookies), {
      secrets: true,
    })
    expect(await end(...run(text))).toBe('')
    const [first = '', ...headers] = server.take().split('\r\n')
    expect(first.split(' ')[0]).toBe(method)
    // requests encodes what a URL may not hold; the others send it as it is.
    expect(decodeURIComponent(first.split(' ')[1] ?? '')).toBe(decodeURIComponent(target))
    const cookie = headers.filter((line) => /^cookie:/i.test(line))
    expect(cookie.map((line) => line.replace(/^cookie: /i, ''))).toEqual([
      cookies.map((pair) => pair.join('=')).join('; '),
    ])
  })

  it('without cookies', async () => {
    const text = copyAs(format, exchange({ url: `http://127.0.0.1:${port}/none` }), { secrets: true })
    expect(await end(...run(text))).toBe('')
    expect(server.take()).not.toMatch(/^cookie:/im)
  })
})
