import { createConnection, type Socket } from 'node:net'

interface Waiting {
  readonly name: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

interface Failure {
  readonly error: string
  readonly message: string
}

/** Firefox's own remote protocol over TCP: `length:[type, id, error, result]`, one command after the other. */
export class Marionette {
  private readonly waiting = new Map<number, Waiting>()
  private readonly socket: Socket
  private buffer = Buffer.alloc(0)
  private lastId = 0
  private greeted: () => void = () => undefined
  private readonly hello = new Promise<void>((resolve) => {
    this.greeted = resolve
  })

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (data) => this.take(data))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const { reject, name } of this.waiting.values()) reject(new Error(`${name}: Firefox is gone`))
      this.waiting.clear()
    })
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = createConnection(port, '127.0.0.1')
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    const marionette = new Marionette(socket)
    await marionette.hello
    return marionette
  }

  send(name: string, params: object = {}): Promise<unknown> {
    const id = ++this.lastId
    const text = Buffer.from(JSON.stringify([0, id, name, params]))
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { name, resolve, reject })
      this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
    })
  }

  end(): void {
    this.socket.destroy()
  }

  private take(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data])
    for (;;) {
      const colon = this.buffer.indexOf(58)
      if (colon < 0) return
      const end = colon + 1 + Number(this.buffer.subarray(0, colon))
      if (this.buffer.length < end) return
      const message: unknown = JSON.parse(this.buffer.subarray(colon + 1, end).toString())
      this.buffer = this.buffer.subarray(end)
      if (Array.isArray(message)) this.settle(message)
      else this.greeted()
    }
  }

  private settle([, id, failure, result]: unknown[]): void {
    const one = this.waiting.get(Number(id))
    this.waiting.delete(Number(id))
    if (!one) return
    if (failure) {
      // Marionette's own form of an error.
      const { error, message } = failure as Failure
      one.reject(Object.assign(new Error(`${one.name}: ${error}: ${message}`), { code: error }))
    } else one.resolve(result)
  }
}
