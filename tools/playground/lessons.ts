/** One Set-Cookie line and what it demonstrates; `about` is HTML. */
export interface Lesson {
  readonly line: string
  readonly about: string
}

/** Lines that browsers keep. */
export const KEPT: readonly Lesson[] = [
  { line: 'plain=1', about: 'Only a name and a value: kept until the browser closes, sent to this path only' },
  {
    line: 'lax=1; Path=/; SameSite=Lax; HttpOnly',
    about: 'As a session cookie should look (over https also <code>Secure</code>)',
  },
  { line: 'strict=1; Path=/; SameSite=Strict', about: 'Sent only with requests that this site itself starts' },
  { line: 'wide=1; Path=/; Domain=shop.test', about: 'Sent to every host of shop.test' },
  { line: 'hour=1; Path=/; Max-Age=3600', about: 'Kept for an hour' },
  { line: 'city=Zürich; Path=/', about: 'Not ASCII: kept, but servers decode it differently' },
]

/** Lines that browsers refuse from http://shop.test, each for another reason. */
export const REFUSED: readonly Lesson[] = [
  { line: 'none_insecure=1; Path=/; SameSite=None', about: '<code>SameSite=None</code> needs <code>Secure</code>' },
  { line: 'secure_on_http=1; Path=/; Secure', about: '<code>Secure</code> needs https, and this page came over http' },
  {
    line: '__Secure-token=1; Path=/',
    about: 'A name that begins with <code>__Secure-</code> needs <code>Secure</code>',
  },
  { line: '__Host-id=1; Path=/; Domain=shop.test', about: '<code>__Host-</code> allows no <code>Domain</code>' },
  { line: '=__Secure-smuggled=1; Path=/', about: 'A prefix hidden in the value of a cookie without a name' },
  { line: 'other_site=1; Path=/; Domain=ads.test', about: '<code>Domain</code> names another site' },
  { line: 'subdomain=1; Path=/; Domain=sso.shop.test', about: '<code>Domain</code> names a subdomain of this host' },
  {
    line: 'suffix=1; Path=/; Domain=test',
    about: '<code>Domain</code> is a public suffix: every site below it would get the cookie',
  },
  { line: `long=${'x'.repeat(5000)}; Path=/`, about: 'Longer than 4,096 bytes' },
  { line: 'bell=ding\x07dong; Path=/', about: 'A control character in the value' },
  { line: '=; Path=/', about: 'Neither a name nor a value' },
  {
    line: 'partitioned=1; Path=/; Partitioned',
    about: '<code>Partitioned</code> needs <code>Secure</code> (browsers differ)',
  },
  { line: 'expired=1; Path=/; Max-Age=0', about: 'Already expired, and there is no cookie to delete' },
]

/** Lines that the pixel of ads.test sets on a page of shop.test. */
export const THIRD_PARTY: readonly Lesson[] = [
  { line: 'ads_strict=1; Path=/; SameSite=Strict', about: 'Refused: the request comes from another site' },
  { line: 'ads_lax=1; Path=/; SameSite=Lax', about: 'Refused: the request comes from another site' },
  { line: 'ads_default=1; Path=/', about: 'Chromium treats it as Lax' },
  { line: 'ads_none=1; Path=/; SameSite=None; Secure', about: 'Would be kept over https' },
]
