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

const COLON = 0x3a

/**
 * Firefox's remote protocol over TCP (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). A message is
 * `length:JSON`; a command is `[0, id, name, parameters]` and its reply `[1, id, error, result]`.
 */
export class Marionette {
  readonly #waiting = new Map<number, Waiting>()
  readonly #socket: Socket
  #buffer = Buffer.alloc(0)
  #lastId = 0
  #greeted: () => void = () => undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (data) => this.#receive(data))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const { reject, name } of this.#waiting.values()) reject(new Error(`${name}: Firefox has ended`))
      this.#waiting.clear()
    })
  }

  /** Resolves when Firefox has sent its greeting; before that it ignores commands. */
  static async connect(port: number): Promise<Marionette> {
    const socket = createConnection(port, '127.0.0.1')
    const marionette = new Marionette(socket)
    await new Promise<void>((resolve, reject) => {
      marionette.#greeted = resolve
      socket.once('error', reject)
      socket.once('close', () => reject(new Error('Firefox closed the connection')))
    })
    return marionette
  }

  /** Sends one command. The error of a command that fails has Marionette's code in `code`. */
  send(name: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId
    const text = Buffer.from(JSON.stringify([0, id, name, params]))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { name, resolve, reject })
      this.#socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data])
    for (;;) {
      const colon = this.#buffer.indexOf(COLON)
      if (colon < 0) return
      const end = colon + 1 + Number(this.#buffer.subarray(0, colon))
      if (this.#buffer.length < end) return
      const message: unknown = JSON.parse(this.#buffer.subarray(colon + 1, end).toString())
      this.#buffer = this.#buffer.subarray(end)
      // A reply is an array; only the greeting is an object.
      if (Array.isArray(message)) this.#settle(message)
      else this.#greeted()
    }
  }

  #settle([, id, failure, result]: unknown[]): void {
    const command = this.#waiting.get(Number(id))
    this.#waiting.delete(Number(id))
    if (!command) return
    if (failure) {
      // The protocol defines the form of an error.
      const { error, message } = failure as Failure
      command.reject(Object.assign(new Error(`${command.name}: ${error}: ${message}`), { code: error }))
    } else command.resolve(result)
  }
}
