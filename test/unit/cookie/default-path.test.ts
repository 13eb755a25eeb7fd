import { expect, it } from 'vitest'
import { defaultPath } from '../../../src/cookie/default-path.ts'

it.each([
  ['', '/', 'no path'],
  ['a', '/', 'no slash at the start'],
  ['/', '/', 'the root'],
  ['/a', '/', 'a file at the root'],
  ['/a/b', '/a', 'the folder'],
  ['/a/b/', '/a/b', 'without its slash'],
])('%j: %s, %s', (path, expected) => {
  expect(defaultPath(path)).toBe(expected)
})
