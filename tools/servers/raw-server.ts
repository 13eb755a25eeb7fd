import { createHash } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { type Certificate, selfSigned } from './certificate.ts'

/** One request as its bytes came in. */
export interface RawRequest {
  readonly method: string
  readonly host: string
  /** With its query. */
  readonly path: string
  /** Header lines in order, names lower case: what came twice stands twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The Cookie header; null when there was none; with ` || ` between two, which no browser may send. */
  readonly cookie: string | null
}

export interface RawResponse {
  readonly status?: number
  /** In order; a name may come several times. UTF-8 on the wire. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  /** Headers of a 103 Early Hints response that goes ahead. */
  readonly early?: readonly (readonly [name: string, value: string])[]
  /** No answer: the connection is cut. */
  readonly hangUp?: boolean
  /** The answer waits for it. */
  readonly after?: Promise<unknown>
}

type Respond = (request: RawRequest) => RawResponse | Promise<RawResponse>

const REASONS: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  103: 'Early Hints',
  200: 'OK',
  302: 'Found',
  304: 'Not Modified',
}

/** An HTTP/1.1 server on a free loopback port that says just what a test tells it to, and remembers what it was asked. */
export class RawServer {
  readonly requests: RawRequest[] = []
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #scheme: 'http' | 'https'
  #port = 0
  respond: Respond

  private constructor(respond: Respond, certificate?: Certificate) {
    this.respond = respond
    this.#scheme = certificate ? 'https' : 'http'
    const serve = (socket: Socket) => this.#serve(socket)
    this.#server = certificate ? createSecureServer(certificate, serve) : createServer(serve)
  }

  static start(respond: Respond = () => ({})): Promise<RawServer> {
    return RawServer.#listen(new RawServer(respond))
  }

  /** Over https, with a certificate that no one vouches for: the browser must be told to accept any. */
  static startSecure(respond: Respond = () => ({})): Promise<RawServer> {
    return RawServer.#listen(new RawServer(respond, selfSigned(['localhost', '*.test', '*.a.test'])))
  }

  static async #listen(server: RawServer): Promise<RawServer> {
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    const address = server.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    server.#port = address.port
    return server
  }

  get port(): number {
    return this.#port
  }

  url(host: string, path = '/'): string {
    return `${this.#scheme}://${host}:${this.#port}${path}`
  }

  /** Requests for a path (without its query), in order. */
  got(path: string): RawRequest[] {
    return this.requests.filter((one) => one.path.split('?')[0] === path)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    // A browser may hang up at any time.
    socket.on('error', () => undefined)
    let buffer = Buffer.alloc(0)
    let turn = Promise.resolve()
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data])
      for (;;) {
        const end = buffer.indexOf('\r\n\r\n')
        if (end < 0) return
        const request = read(buffer.subarray(0, end).toString('utf8'))
        const length = Number(request.headers.find(([name]) => name === 'content-length')?.[1] ?? 0)
        if (buffer.length < end + 4 + length) return
        buffer = buffer.subarray(end + 4 + length)
        this.requests.push(request)
        turn = turn.then(() => this.#answer(socket, request))
      }
    })
  }

  async #answer(socket: Socket, request: RawRequest): Promise<void> {
    const { status = 200, headers = [], body = '', early, after, hangUp } = await this.respond(request)
    if (early) socket.write(head(103, early))
    await after
    if (hangUp) return void socket.destroy()
    const bytes = Buffer.from(body)
    const length = status === 101 || status === 304 ? [] : [`Content-Length: ${bytes.length}`]
    if (!socket.destroyed) socket.write(Buffer.concat([Buffer.from(head(status, headers, length)), bytes]))
  }
}

function head(status: number, headers: NonNullable<RawResponse['headers']>, more: readonly string[] = []): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${REASONS[status] ?? 'Status'}`, ...lines, ...more, '', ''].join('\r\n')
}

function read(head: string): RawRequest {
  const [first = '', ...lines] = head.split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  const cookies = headers.filter(([name]) => name === 'cookie').map(([, value]) => value)
  const host = headers.find(([name]) => name === 'host')?.[1] ?? ''
  return {
    method,
    path,
    host: host.replace(/:\d+$/, ''),
    headers,
    cookie: cookies.length ? cookies.join(' || ') : null,
  }
}

/** The answer to a WebSocket handshake (RFC 6455, 4.2.2). */
export function webSocketAccept(request: RawRequest, headers: RawResponse['headers'] = []): RawResponse {
  const key = request.headers.find(([name]) => name === 'sec-websocket-key')?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  return {
    status: 101,
    headers: [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ['Sec-WebSocket-Accept', accept], ...headers],
  }
}

export function html(body: string, headers: RawResponse['headers'] = []): RawResponse {
  return {
    headers: [['Content-Type', 'text/html; charset=utf-8'], ['Cache-Control', 'no-store'], ...headers],
    body: `<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,">${body}`,
  }
}
