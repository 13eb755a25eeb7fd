import { expect, it } from 'vitest'
import { splitUrl } from '../../../src/cookie/url.ts'

it.each([
  ['https://a.test/x?y#z', 'https', 'a.test', '/x', 'query and fragment go'],
  ['http://a.test:8080', 'http', 'a.test', '/', 'an origin with a port'],
  ['https://u:p@a.test/@b', 'https', 'a.test', '/@b', 'credentials go, an @ of the path stays'],
  ['https://[::1]:1/x', 'https', '[::1]', '/x', 'brackets stay'],
  ['https://a.test?x=/y', 'https', 'a.test', '/', 'a query without a path'],
  ['data:text/plain,x', 'data', '', 'text/plain,x', 'no authority'],
  ['null', '', '', '', 'an opaque origin'],
])('%s', (url, scheme, host, path) => {
  expect(splitUrl(url)).toEqual({ scheme, host, path })
})
