/** Splits a URL for display. The host is '' when it is the expected one, so it need not be shown. */
export function shortUrl(url: string, expectedHost: string | null): { host: string; path: string } {
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)([^#]*)/i.exec(url) ?? ['', '', url]
  const named = expectedHost !== null && sameHost(host, expectedHost) ? '' : host
  return { host: named, path: path === '' ? '/' : path }
}

function sameHost(authority: string, host: string): boolean {
  return authority.replace(/:\d+$/, '').toLowerCase() === host
}
