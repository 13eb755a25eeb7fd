import { expect, test } from 'vitest'
import { MAX_STORED_BYTES, SESSION_BUDGET, SESSION_QUOTA_BYTES } from '../../../../extension/background/log/budget.ts'

test('the parts of the budget add up to the quota of the session storage', () => {
  const sum = Object.values(SESSION_BUDGET).reduce((total, bytes) => total + bytes, 0)
  expect(sum).toBe(SESSION_QUOTA_BYTES)
})

test('what is stored for good leaves room for queued events and for the journal that pages replace', () => {
  expect(MAX_STORED_BYTES + SESSION_BUDGET.spill + SESSION_BUDGET.rewrite).toBeLessThanOrEqual(SESSION_QUOTA_BYTES)
})
