import { createHash } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { type Certificate, selfSigned } from './certificate.ts'

/** One request, as its bytes arrived. */
export interface RawRequest {
  readonly method: string
  /** Without the port. */
  readonly host: string
  /** With the query. */
  readonly path: string
  /** Header lines in order, with names in lower case. A repeated header is repeated here. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The Cookie header; null without one. Two Cookie headers, which no browser may send, are joined by ` || `. */
  readonly cookie: string | null
}

export interface RawResponse {
  /** Default 200. */
  readonly status?: number
  /** Header lines in order; a name may repeat. A string goes out as UTF-8, a Buffer byte for byte. */
  readonly headers?: readonly (readonly [name: string, value: string | Buffer])[]
  readonly body?: string
  /** Headers of a 103 Early Hints response to send first. */
  readonly early?: readonly (readonly [name: string, value: string | Buffer])[]
  /** Close the connection instead of answering. */
  readonly hangUp?: boolean
  /** Hold the answer back until this settles. */
  readonly after?: Promise<unknown>
}

export type Respond = (request: RawRequest) => RawResponse | Promise<RawResponse>

/**
 * An HTTP/1.1 server on a free loopback port. It sends exactly the header lines that `respond` returns, which Node's own server would
 * validate and reorder, and it records every request.
 */
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

  /** @param address the address to listen on; `::` takes IPv4 and IPv6 */
  static start(respond: Respond = () => ({}), address = '127.0.0.1'): Promise<RawServer> {
    return RawServer.#listen(new RawServer(respond), address)
  }

  /** Serves https with a self-signed certificate, so the browser must be started with `insecure`. */
  static startSecure(respond: Respond = () => ({}), address = '127.0.0.1'): Promise<RawServer> {
    return RawServer.#listen(new RawServer(respond, selfSigned(['localhost', '*.test', '*.a.test'])), address)
  }

  static async #listen(server: RawServer, address: string): Promise<RawServer> {
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject)
      server.#server.listen(0, address, resolve)
    })
    const bound = server.#server.address()
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
    server.#port = bound.port
    return server
  }

  get port(): number {
    return this.#port
  }

  url(host: string, path = '/'): string {
    return `${this.#scheme}://${host}:${this.#port}${path}`
  }

  /** The requests for a path, given without its query, in order. */
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
    // A browser may close a connection at any time.
    socket.on('error', () => undefined)
    let buffer = Buffer.alloc(0)
    // Answers leave in the order of the requests, as HTTP/1.1 demands, although one may wait.
    let lastAnswer = Promise.resolve()
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data])
      for (;;) {
        const end = buffer.indexOf('\r\n\r\n')
        if (end < 0) return
        const request = parseRequest(buffer.subarray(0, end).toString('utf8'))
        const bodyLength = Number(request.headers.find(([name]) => name === 'content-length')?.[1] ?? 0)
        if (buffer.length < end + 4 + bodyLength) return
        buffer = buffer.subarray(end + 4 + bodyLength)
        this.requests.push(request)
        lastAnswer = lastAnswer.then(() => this.#answer(socket, request))
      }
    })
  }

  async #answer(socket: Socket, request: RawRequest): Promise<void> {
    const { status = 200, headers = [], body = '', early, after, hangUp } = await this.respond(request)
    if (early) socket.write(head(103, early))
    await after
    if (hangUp) return void socket.destroy()
    const bytes = Buffer.from(body)
    const length: NonNullable<RawResponse['headers']> =
      status === 101 || status === 304 ? [] : [['Content-Length', String(bytes.length)]]
    const content = request.method === 'HEAD' ? Buffer.alloc(0) : bytes
    if (!socket.destroyed) socket.write(Buffer.concat([head(status, [...headers, ...length]), content]))
  }
}

/** Status line, header lines and the empty line. */
function head(status: number, headers: NonNullable<RawResponse['headers']>): Buffer {
  const lines = headers.flatMap(([name, value]) => [Buffer.from(`${name}: `), Buffer.from(value), Buffer.from('\r\n')])
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Status'}\r\n`),
    ...lines,
    Buffer.from('\r\n'),
  ])
}

function parseRequest(head: string): RawRequest {
  const [requestLine = '', ...lines] = head.split('\r\n')
  const [method = '', path = ''] = requestLine.split(' ')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    // HTTP allows only spaces and tabs around a value; `trim` would take away U+00A0 too, which a cookie may end with.
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')] as const
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

/** The answer to a WebSocket handshake (RFC 6455, section 4.2.2). */
export function webSocketAccept(request: RawRequest, headers: RawResponse['headers'] = []): RawResponse {
  const key = request.headers.find(([name]) => name === 'sec-websocket-key')?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  return {
    status: 101,
    headers: [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ['Sec-WebSocket-Accept', accept], ...headers],
  }
}

/** A page that is not cached. Its empty icon keeps the browser from requesting /favicon.ico. */
export function html(body: string, headers: RawResponse['headers'] = []): RawResponse {
  return {
    headers: [['Content-Type', 'text/html; charset=utf-8'], ['Cache-Control', 'no-store'], ...headers],
    body: `<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,">${body}`,
  }
}
