/** Shapes of Set-Cookie lines as sites send them: sessions, consent, analytics, load balancers, deletions, sloppy ones. */
const SHAPES: readonly ((n: number) => string)[] = [
  (n) => `sid=${hex(n, 32)}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  (n) => `session=eyJhbGciOiJIUzI1NiJ9.${hex(n, 120)}.${hex(n + 1, 43)}; Path=/; Expires=${date(n)}; HttpOnly; Secure`,
  (n) => `JSESSIONID=${hex(n, 32).toUpperCase()}.node${n}; Path=/app; HttpOnly`,
  (n) => `PHPSESSID=${hex(n, 26)}; path=/`,
  (n) => `ASP.NET_SessionId=${hex(n, 24)}; path=/; HttpOnly; SameSite=Lax`,
  (n) => `connect.sid=s%3A${hex(n, 32)}.${hex(n + 2, 43)}; Path=/; Expires=${date(n)}; HttpOnly`,
  (n) => `_ga=GA1.2.${digits(n, 9)}.${digits(n + 3, 10)}; Domain=.shop.test; Path=/; Max-Age=63072000; SameSite=Lax`,
  (n) => `_gid=GA1.2.${digits(n, 9)}.${digits(n, 10)}; domain=shop.test; path=/; expires=${date(n)}`,
  (n) => `AWSALB=${hex(n, 128)}; Expires=${date(n)}; Path=/`,
  (n) => `AWSALBCORS=${hex(n, 128)}; Expires=${date(n)}; Path=/; SameSite=None; Secure`,
  (n) =>
    `__cf_bm=${hex(n, 43)}-${digits(n, 10)}-1.0.1.1-${hex(n + 5, 80)}; path=/; expires=${date(n)}; domain=.shop.test; HttpOnly; Secure; SameSite=None`,
  (n) => `__Host-csrf=${hex(n, 40)}; Path=/; Secure; HttpOnly; SameSite=Strict`,
  (n) => `__Secure-id=${hex(n, 64)}; Domain=shop.test; Path=/; Max-Age=${3600 * n}; Secure; SameSite=None; Partitioned`,
  (n) => `theme=${n % 2 ? 'dark' : 'light'}`,
  (n) => `lang=fr-CA; Path=/; Max-Age=${31536000 + n}`,
  (n) => `cart="${hex(n, 20)}|${n}"; Path=/; Max-Age=604800`,
  (n) => `prefs=%7B%22items%22%3A${n}%2C%22view%22%3A%22grid%22%7D; Path=/; Max-Age=2592000; SameSite=Lax`,
  (n) => `old_${n}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0`,
  (n) => `gone_${n}=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0; path=/; domain=.shop.test`,
  (n) => `visitor=${hex(n, 36)};Path=/;Max-Age=15552000;Secure;SameSite=none;Priority=High`,
  (n) => `NID=${digits(n, 3)}=${hex(n, 180)}; expires=${date(n)}; path=/; domain=.shop.test; HttpOnly`,
  (n) =>
    `consent=YES+cb.${digits(n, 8)}-${n}-p0.en+FX+${digits(n, 3)}; Domain=.shop.test; Path=/; Max-Age=34128000; Secure`,
  (n) => `ab_test=variant_${n}; Path=/; SameSite=Lax; Version=1`,
  (n) => `XSRF-TOKEN=${hex(n, 64)}; Path=/; Secure; SameSite=Lax`,
  (n) => `utm=${n}; path=/; expires=${date(n).replace(/ (\w{3}) /, '-$1-')}`,
]

const TIMES = 8

/** 200 lines, the same ones on every run. No two neighbours have one shape. */
export const LINES: readonly string[] = Array.from({ length: TIMES }, (_, round) =>
  SHAPES.map((shape, index) => shape(round * SHAPES.length + index + 1)),
)
  .flat()
  // A round trip makes flat strings, as a network delivers them; a template literal makes ropes.
  .map((line) => Buffer.from(line).toString())

/** Meaningless text, different for each seed, because parsers may intern or cache. */
function hex(seed: number, length: number): string {
  return text(seed, length, '0123456789abcdef')
}

function digits(seed: number, length: number): string {
  return text(seed, length, '1234567890')
}

function text(seed: number, length: number, alphabet: string): string {
  let state = (seed * 2654435761) >>> 0
  let made = ''
  while (made.length < length) {
    state = (state * 1664525 + 1013904223) >>> 0
    made += alphabet[(state >>> 16) % alphabet.length]
  }
  return made
}

function date(n: number): string {
  return new Date(Date.UTC(2037, n % 12, 1 + (n % 28), n % 24, n % 60, 7)).toUTCString()
}
