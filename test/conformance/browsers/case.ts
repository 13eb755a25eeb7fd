import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ThirdPartyPolicy } from '../../../src/verdict/judge-context.ts'

/** Where a line comes from, and on which page. `{h}` and `{s}` are the server's ports. */
export interface Scene {
  readonly page: string
  readonly url: string
  readonly how: 'fetch' | 'iframe' | 'navigate'
  /** Where earlier cookies are set from, when not from `url`; fetched from the page. */
  readonly priorUrl?: string
  /** How they are set: by a fetch from the page, unless said. */
  readonly priorHow?: 'navigate'
}

export interface Case {
  readonly category: string
  readonly scene: Scene
  /** The header's value, as bytes. */
  readonly line: Buffer
  readonly prior: readonly Buffer[]
  readonly date?: string | undefined
}

/** What a browser did with one case. */
export interface Seen {
  /** The line as an extension gets it; null: the header didn't arrive as one line. */
  readonly line: string | null
  readonly before: readonly JarCookie[]
  readonly after: readonly JarCookie[]
  /** Chromium: CDP's blockedReasons, [] when stored; null: the browser doesn't tell. */
  readonly reasons: readonly string[] | null
  /** The Cookie header that the server got; null: none. */
  readonly sent: string | null
  /** ms since the epoch */
  readonly at: number
}

export interface Judged {
  readonly name: 'chromium' | 'firefox'
  readonly thirdParty: ThirdPartyPolicy
  run(cases: readonly Case[]): Promise<Seen[]>
  close(): Promise<void>
}

export const SCENES = {
  https: { page: 'https://www.a.test:{s}/', url: 'https://www.a.test:{s}/one/two/three', how: 'fetch' },
  http: {
    page: 'http://www.a.test:{h}/',
    url: 'http://www.a.test:{h}/one/two/three',
    how: 'fetch',
    priorUrl: 'https://www.a.test:{s}/one/two/three',
  },
  localhost: { page: 'http://localhost:{h}/', url: 'http://localhost:{h}/one/two', how: 'fetch' },
  address: { page: 'http://127.0.0.1:{h}/', url: 'http://127.0.0.1:{h}/one/two', how: 'fetch' },
  subLocalhost: { page: 'http://x.localhost:{h}/', url: 'http://x.localhost:{h}/one', how: 'fetch' },
  apex: { page: 'https://a.test:{s}/', url: 'https://a.test:{s}/', how: 'fetch' },
  sibling: { page: 'https://www.a.test:{s}/', url: 'https://deep.api.a.test:{s}/v1/x', how: 'fetch' },
  navigate: { page: 'https://b.test:{s}/', url: 'https://www.a.test:{s}/one/two', how: 'navigate' },
  navigateHttp: { page: 'http://b.test:{h}/', url: 'http://www.a.test:{h}/one', how: 'navigate' },
  cross: { page: 'https://b.test:{s}/', url: 'https://www.a.test:{s}/one/two', how: 'fetch' },
  crossHttp: { page: 'http://b.test:{h}/', url: 'http://www.a.test:{h}/one/two', how: 'fetch' },
  schemes: { page: 'http://a.test:{h}/', url: 'https://www.a.test:{s}/one', how: 'fetch' },
  crossFrame: { page: 'https://b.test:{s}/', url: 'https://www.a.test:{s}/one/two', how: 'iframe' },
  sameFrame: { page: 'https://a.test:{s}/', url: 'https://www.a.test:{s}/one/two', how: 'iframe' },
} as const satisfies Record<string, Scene>
