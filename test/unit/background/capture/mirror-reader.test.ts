import { expect, test } from 'vitest'
import { MirrorReader } from '../../../../extension/background/capture/mirror-reader.ts'
import { JarMirror } from '../../../../src/jar/mirror.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'

test('reads the whole jar, and once only while a reading is under way', async () => {
  const mirror = new JarMirror()
  const errors = new FakeErrors()
  let readings = 0
  const jar = {
    all: async () => {
      readings += 1
      if (readings === 3) throw new Error('the browser is busy')
      return [aCookie({ name: 'a' })]
    },
  }
  const reader = new MirrorReader(mirror, jar, new FakeClock(5), errors)
  await reader.read()
  expect(mirror.named('a')).toHaveLength(1)
  expect(mirror.knows(5)).toBe(true)
  reader.rereadSoon()
  reader.rereadSoon()
  await settled()
  expect(readings).toBe(2)
  reader.rereadSoon()
  await settled()
  expect(errors.reported).toHaveLength(1)
  reader.rereadSoon()
  await settled()
  expect(readings).toBe(4)
})
