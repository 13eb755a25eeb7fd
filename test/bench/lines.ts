/** A realistic mix of 200 Set-Cookie lines: what popular frameworks, analytics and load balancers write. */
const SHAPES: readonly ((n: number) => string)[] = [
  (n) =>
    `connect.sid=s%3A${token(n, 32)}.${token(n + 1, 43)}; Path=/; Expires=Wed, 21 Oct 2026 07:28:${10 + (n % 50)} GMT; HttpOnly; SameSite=Lax`,
  (n) =>
    `sessionid=${token(n, 32)}; expires=Tue, 08 Dec 2026 10:1${n % 10}:00 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure`,
  (n) => `csrftoken=${token(n, 64)}; expires=Mon, 22 Nov 2027 09:31:07 GMT; Max-Age=31449600; Path=/; SameSite=Lax`,
  (n) => `PHPSESSID=${token(n, 26)}; path=/`,
  (n) => `JSESSIONID=${token(n, 32).toUpperCase()}; Path=/app; Secure; HttpOnly`,
  (n) => `__Host-next-auth.csrf-token=${token(n, 64)}%7C${token(n + 3, 64)}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  (n) =>
    `XSRF-TOKEN=eyJpdiI6${token(n, 180)}%3D; expires=Mon, 23 Nov 2026 11:31:07 GMT; Max-Age=7200; path=/; samesite=lax`,
  (n) => `_ga=GA1.2.${100_000_000 + n}.1795426267; Domain=.example.com; Path=/; Expires=Wed, 22-Nov-2028 09:31:07 GMT`,
  (n) => `AWSALB=${token(n, 120)}; Expires=Mon, 30 Nov 2026 09:31:07 GMT; Path=/`,
  (n) =>
    `__cf_bm=${token(n, 43)}-1795426267-1.0.1.1-${token(n, 80)}; path=/; expires=Mon, 23-Nov-26 10:01:07 GMT; domain=.example.com; HttpOnly; Secure; SameSite=None; Partitioned`,
  (n) => `.AspNetCore.Session=CfDJ8${token(n, 150)}; path=/; samesite=lax; httponly`,
  (n) => `remember_me=${token(n, 40)}; Max-Age=31536000; Path=/; Secure; HttpOnly; Priority=High`,
  (n) => `theme=dark${n}; Path=/; Max-Age=31536000`,
  (n) => `lang=en-${n}`,
  (n) => `old${n}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
  (n) => `NID=${token(n, 170)}; expires=Tue, 25-May-2027 09:31:07 GMT; path=/; domain=.example.com; HttpOnly`,
]

function token(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 1
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    text += (state >>> 8).toString(36)
  }
  return text.slice(0, length)
}

export const LINES: readonly string[] = Array.from({ length: 200 }, (_, n) => SHAPES[n % SHAPES.length]?.(n) ?? '')
