import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ThirdPartyPolicy } from '../../../src/verdict/request/request-context.ts'

/** Which page requests which URL, and how. `{h}` and `{s}` stand for the ports of http and https. */
export interface Scene {
  readonly page: string
  readonly url: string
  readonly how: 'fetch' | 'iframe' | 'navigate'
  /** The URL that sets the earlier cookies, when it is not `url`. */
  readonly priorUrl?: string
  /** How the earlier cookies are set; by a fetch from the page when left out. */
  readonly priorHow?: 'navigate'
}

export interface Case {
  readonly category: string
  readonly scene: Scene
  /** The values of the response's Set-Cookie headers, byte for byte. */
  readonly lines: readonly Buffer[]
  /** Set-Cookie lines of earlier responses. */
  readonly prior: readonly Buffer[]
  /** The response's Date header. */
  readonly date?: string | undefined
}

/** How a browser treated one case. */
export interface Seen {
  /** The lines as an extension receives them; null when their number differs from what was sent, or they can't be compared. */
  readonly lines: readonly string[] | null
  readonly before: readonly JarCookie[]
  readonly after: readonly JarCookie[]
  /** CDP's `blockedReasons` of each line, [] for one that was stored; null in Firefox, which reports none. */
  readonly reasons: readonly (readonly string[])[] | null
  /** The Cookie header that the server received; null without one. */
  readonly sent: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A real browser that the engine's verdicts are compared with. */
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

/** Unusual hosts and paths, for random lines only. github.io and co.uk are public suffixes; github.io is one of the private section. */
export const STRANGE_SCENES = {
  suffix: { page: 'https://github.io:{s}/', url: 'https://github.io:{s}/one/two', how: 'fetch' },
  belowSuffix: { page: 'https://x.github.io:{s}/', url: 'https://x.github.io:{s}/one', how: 'fetch' },
  besideSuffix: { page: 'https://y.github.io:{s}/', url: 'https://x.github.io:{s}/one', how: 'fetch' },
  icannSuffix: { page: 'http://co.uk:{h}/', url: 'http://co.uk:{h}/one', how: 'fetch' },
  ofSuffix: { page: 'https://www.shop.co.uk:{s}/', url: 'https://api.shop.co.uk:{s}/v1/', how: 'fetch' },
  bucket: { page: 'https://s3.amazonaws.com:{s}/', url: 'https://b.s3.amazonaws.com:{s}/k', how: 'fetch' },
  wildcard: { page: 'http://x.www.ck:{h}/', url: 'http://a.b.ck:{h}/', how: 'fetch' },
  singleLabel: { page: 'http://intranet:{h}/', url: 'http://intranet:{h}/one/', how: 'fetch' },
  singleLabelTls: { page: 'https://intranet:{s}/', url: 'https://intranet:{s}/one', how: 'navigate' },
  rootDot: { page: 'https://www.a.test.:{s}/', url: 'https://www.a.test.:{s}/one', how: 'fetch' },
  idn: { page: 'https://www.xn--lve-6lad.test:{s}/', url: 'https://www.xn--lve-6lad.test:{s}/x', how: 'fetch' },
  loopback6: { page: 'http://[::1]:{h}/', url: 'http://[::1]:{h}/one/two', how: 'fetch' },
  tls4: { page: 'https://127.0.0.1:{s}/', url: 'https://127.0.0.1:{s}/one/two', how: 'fetch' },
  escapes: { page: 'https://www.a.test:{s}/', url: 'https://www.a.test:{s}/a%20b/%C3%A9/%2F/c', how: 'fetch' },
  slashes: { page: 'https://www.a.test:{s}/', url: 'https://www.a.test:{s}//one//two/', how: 'fetch' },
  odd: { page: 'https://www.a.test:{s}/', url: 'https://www.a.test:{s}/one;v=1/two,3/@x=/...', how: 'fetch' },
  downgraded: { page: 'https://a.test:{s}/', url: 'https://www.a.test:{s}/x', how: 'navigate' },
  deepFrame: { page: 'http://a.test:{h}/', url: 'http://www.a.test:{h}/x', how: 'iframe' },
  localFrame: { page: 'http://localhost:{h}/', url: 'http://127.0.0.1:{h}/x', how: 'iframe' },
  dotLocalhost: { page: 'http://x.localhost.:{h}/', url: 'http://x.localhost.:{h}/one/', how: 'fetch' },
  loopback: { page: 'http://127.1.2.3:{h}/', url: 'http://127.1.2.3:{h}/one/two', how: 'fetch' },
  mapped: { page: 'http://[::ffff:7f00:1]:{h}/', url: 'http://[::ffff:7f00:1]:{h}/one', how: 'navigate' },
  zeros: { page: 'http://0.0.0.0:{h}/', url: 'http://0.0.0.0:{h}/one', how: 'navigate' },
  localTls: { page: 'https://localhost:{s}/', url: 'https://localhost:{s}/one', how: 'fetch' },
  localSchemes: { page: 'https://localhost:{s}/', url: 'http://localhost:{h}/one', how: 'fetch' },
  addressCross: { page: 'http://127.0.0.1:{h}/', url: 'http://127.0.0.2:{h}/one', how: 'fetch' },
  upgraded: { page: 'http://www.a.test:{h}/', url: 'https://www.a.test:{s}/one', how: 'iframe' },
  longPath: { page: 'https://www.a.test:{s}/', url: `https://www.a.test:{s}/${'d/'.repeat(520)}x`, how: 'fetch' },
  deepHost: { page: 'https://a.test:{s}/', url: 'https://a.b.c.d.e.f.g.a.test:{s}/', how: 'fetch' },
  underscore: { page: 'https://_x.a-b.test:{s}/', url: 'https://_x.a-b.test:{s}/one', how: 'fetch' },
  localCross: { page: 'http://x.localhost:{h}/', url: 'http://y.localhost:{h}/x', how: 'fetch' },
} as const satisfies Record<string, Scene>
