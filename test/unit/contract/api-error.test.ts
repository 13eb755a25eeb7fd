import { expect, test } from 'vitest'
import { ApiError, type ApiErrorData, toApiErrorData } from '../../../src/contract/api-error.ts'

test.each<[ApiErrorData, string]>([
  [{ code: 'storage-full' }, 'storage-full'],
  [{ code: 'no-such-rule', field: 'id', detail: '7' }, 'no-such-rule: 7'],
  [
    {
      code: 'bad-rule',
      problems: [
        { field: 'scope.urls.0', code: 'pattern-unreadable' },
        { field: '', code: 'empty' },
      ],
    },
    'bad-rule: scope.urls.0 pattern-unreadable, empty',
  ],
  [
    { code: 'bad-cookie', detail: 'x', cookieProblems: [{ field: 'name', code: 'SecureOnly' }] },
    'bad-cookie: x: name SecureOnly',
  ],
])('%j is an error that says everything, and data again', (data, message) => {
  const error = new ApiError(data)
  expect(error).toMatchObject({ ...data, name: 'CrumblineError', message })
  expect({ ...error }).toEqual({ ...data, name: 'CrumblineError' })
  expect(toApiErrorData(error)).toEqual(data)
})

test.each([
  [new TypeError('no'), 'TypeError: no'],
  ['no', 'no'],
  [undefined, 'undefined'],
])('%s is internal, with its own words', (thrown, detail) => {
  expect(toApiErrorData(thrown)).toEqual({ code: 'internal', detail })
})
