import { type RawRequest, type RawResponse, RawServer } from '../../../tools/servers/raw-server.ts'

/** The answer to one URL. */
export interface Answer {
  /** The values of its Set-Cookie headers, byte for byte. */
  readonly setCookies: readonly Buffer[]
  readonly date?: string | undefined
  readonly location?: string | undefined
  /** The status of a redirect; default 302. */
  readonly redirect?: number | undefined
  readonly body?: string | undefined
}

export interface Ports {
  readonly http: number
  readonly https: number
}

/**
 * Answers by the query of a URL: `?c7` gets the answer with the key `c7`, at any host and path, over http and https. It records the Cookie
 * header that each key was requested with.
 */
export class KeyedServer {
  readonly answers = new Map<string, Answer>()
  /** The Cookie header of the first request with each key; null when it had none. */
  readonly asked = new Map<string, string | null>()
  #servers: readonly RawServer[] = []

  /** Listens on IPv4 and IPv6, because some cases are at http://[::1]. */
  async start(): Promise<Ports> {
    const respond = (request: RawRequest) => this.#respond(request)
    const [plain, secure] = [await RawServer.start(respond, '::'), await RawServer.startSecure(respond, '::')]
    this.#servers = [plain, secure]
    return { http: plain.port, https: secure.port }
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) await server.stop()
  }

  #respond({ path, cookie }: RawRequest): RawResponse {
    // A GET form without a value writes `key=`.
    const key = path.slice(path.indexOf('?') + 1).replace(/=$/, '')
    if (!this.asked.has(key)) this.asked.set(key, cookie)
    const { setCookies = [], date, location, redirect = 302, body } = this.answers.get(key) ?? {}
    return {
      status: location === undefined ? 200 : redirect,
      headers: [
        ['Content-Type', 'text/html'],
        ['Cache-Control', 'no-store'],
        ['Access-Control-Allow-Origin', '*'],
        ...(date === undefined ? [] : [['Date', date] as const]),
        ...(location === undefined ? [] : [['Location', location] as const]),
        ...setCookies.map((line) => ['Set-Cookie', line] as const),
      ],
      body: body ?? '<!doctype html><title>ok</title>',
    }
  }
}

/** Fills in the ports of a URL written with `{h}` and `{s}`. */
export function withPorts(url: string, { http, https }: Ports): string {
  return url.replace('{h}', String(http)).replace('{s}', String(https))
}
