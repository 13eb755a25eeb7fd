/** One Set-Cookie line, and why it is here. */
export interface Lesson {
  readonly line: string
  readonly about: string
}

export const KEPT: readonly Lesson[] = [
  { line: 'plain=1', about: 'Nothing but a name and a value: until the browser ends, for this path' },
  {
    line: 'lax=1; Path=/; SameSite=Lax; HttpOnly',
    about: 'As a session cookie should look (over https also <code>Secure</code>)',
  },
  { line: 'strict=1; Path=/; SameSite=Strict', about: 'Only with requests that this site itself began' },
  { line: 'wide=1; Path=/; Domain=shop.test', about: 'For all hosts of shop.test' },
  { line: 'hour=1; Path=/; Max-Age=3600', about: 'For an hour' },
  { line: 'city=Zürich; Path=/', about: 'Not ASCII: kept, but servers read it differently' },
]

/** Each for a reason of its own, on http://shop.test. */
export const REFUSED: readonly Lesson[] = [
  { line: 'none_insecure=1; Path=/; SameSite=None', about: '<code>SameSite=None</code> needs <code>Secure</code>' },
  { line: 'secure_on_http=1; Path=/; Secure', about: '<code>Secure</code> needs https, and this page came over http' },
  {
    line: '__Secure-token=1; Path=/',
    about: 'The name begins with <code>__Secure-</code>, but it is not <code>Secure</code>',
  },
  { line: '__Host-id=1; Path=/; Domain=shop.test', about: '<code>__Host-</code> allows no <code>Domain</code>' },
  { line: '=__Secure-smuggled=1; Path=/', about: 'A prefix smuggled into a cookie without a name' },
  { line: 'other_site=1; Path=/; Domain=ads.test', about: '<code>Domain</code> is another site' },
  { line: 'subdomain=1; Path=/; Domain=sso.shop.test', about: '<code>Domain</code> is a host below this one' },
  { line: 'suffix=1; Path=/; Domain=test', about: '<code>Domain</code> is a public suffix: it would go to everyone' },
  { line: `long=${'x'.repeat(5000)}; Path=/`, about: 'Longer than 4096 bytes' },
  { line: 'bell=ding\x07dong; Path=/', about: 'A control character in the value' },
  { line: '=; Path=/', about: 'Neither a name nor a value' },
  {
    line: 'partitioned=1; Path=/; Partitioned',
    about: '<code>Partitioned</code> needs <code>Secure</code> (browsers differ)',
  },
  { line: 'expired=1; Path=/; Max-Age=0', about: 'Expired on arrival: there is nothing to delete' },
]

/** What the pixel of ads.test sets on a page of shop.test. */
export const THIRD_PARTY: readonly Lesson[] = [
  { line: 'ads_strict=1; Path=/; SameSite=Strict', about: 'Another site asked' },
  { line: 'ads_lax=1; Path=/; SameSite=Lax', about: 'Another site asked' },
  { line: 'ads_default=1; Path=/', about: 'Chromium takes it for Lax' },
  { line: 'ads_none=1; Path=/; SameSite=None; Secure', about: 'Would be right over https' },
]
