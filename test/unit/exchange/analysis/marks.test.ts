import { describe, expect, it } from 'vitest'
import { hasCookies, marksOf } from '../../../../src/exchange/analysis/marks.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'

const blocked = received('sid=1; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] })

describe('counting marks', () => {
  it('counts every outcome once', () => {
    const outcomes = ['stored', 'replaced', 'deleted', 'ignored', 'blocked', 'unknown'] as const
    const one = exchange({
      received: outcomes.map((outcome) => received('a=1', { outcome })),
      sent: {
        header: 'a=1',
        cookies: [{ name: 'a', value: '1' }],
        injected: [{ ruleId: 'r', name: 'a', effect: 'added' }],
      },
    })
    expect(marksOf([one, one])).toEqual({ injected: 2, sent: 2, kept: 4, refused: 2, deleted: 4, unknown: 2 })
  })

  it('knows a hop without cookies', () => {
    expect(hasCookies([exchange({})])).toBe(false)
    expect(hasCookies([exchange({}), exchange({ received: [blocked] })])).toBe(true)
  })
})
