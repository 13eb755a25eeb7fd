import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { selfSigned } from '../../../tools/servers/certificate.ts'

/** What the server is to answer on one path: the header lines exactly as they are to stand on the wire. */
export interface Answer {
  readonly setCookies: readonly Buffer[]
  readonly date?: string | undefined
  readonly location?: string | undefined
  /** '302 Found' when left out. */
  readonly redirect?: string | undefined
  readonly body?: string | undefined
}

/** A server that writes bytes as they are given, over TCP and over TLS, and remembers what it was asked. */
export class RawServer {
  readonly answers = new Map<string, Answer>()
  /** Cookie header of the first request of each key (`?key`); null: it had none. */
  readonly asked = new Map<string, string | null>()
  private readonly servers: Server[] = []

  async start(): Promise<{ http: number; https: number }> {
    const plain = createServer((socket) => this.serve(socket))
    const secure = createTlsServer(selfSigned(['*.test', 'localhost']), (socket) => this.serve(socket))
    this.servers.push(plain, secure)
    const listen = (server: Server) =>
      new Promise<number>((resolve) => {
        // Both families, so that [::1] is here too.
        server.listen(0, '::', () => {
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : 0)
        })
      })
    return { http: await listen(plain), https: await listen(secure) }
  }

  stop(): void {
    for (const server of this.servers) server.close()
  }

  private serve(socket: Socket): void {
    let waiting = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1')
      for (let end = waiting.indexOf('\r\n\r\n'); end >= 0; end = waiting.indexOf('\r\n\r\n')) {
        const head = waiting.slice(0, end)
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
        waiting = waiting.slice(end + 4 + length)
        socket.write(this.answer(head))
      }
    })
  }

  private answer(head: string): Buffer {
    const target = /^\S+ (\S+)/.exec(head)?.[1] ?? ''
    // A form by GET writes `key=`.
    const key = target.slice(target.indexOf('?') + 1).replace(/=$/, '')
    const cookie = /^cookie: *(.*)$/im.exec(head)?.[1] ?? null
    if (!this.asked.has(key))
      this.asked.set(key, cookie === null ? null : Buffer.from(cookie, 'latin1').toString('utf8'))
    const answer = this.answers.get(key)
    const body = answer?.body ?? '<!doctype html><title>ok</title>'
    const status = answer?.location === undefined ? '200 OK' : (answer.redirect ?? '302 Found')
    const parts: Buffer[] = [
      Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`),
      Buffer.from('Cache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\n'),
    ]
    if (answer?.date !== undefined) parts.push(Buffer.from(`Date: ${answer.date}\r\n`))
    if (answer?.location !== undefined) parts.push(Buffer.from(`Location: ${answer.location}\r\n`))
    for (const line of answer?.setCookies ?? []) parts.push(Buffer.from('Set-Cookie: '), line, Buffer.from('\r\n'))
    parts.push(Buffer.from(`\r\n${body}`))
    return Buffer.concat(parts)
  }
}
