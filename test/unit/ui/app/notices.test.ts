import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createErrorList } from '../../../../extension/ui/app/notices/error-list.ts'
import { createNotices, UNDO_ID } from '../../../../extension/ui/app/notices/notices.ts'

const focused = { id: '' }
beforeEach(() => {
  vi.useFakeTimers()
  focused.id = ''
  vi.stubGlobal('document', { activeElement: focused })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const create = () => createNotices(createErrorList())

it('a notice goes after 8 s, and reports that it has gone', () => {
  const notices = create()
  const onGone = vi.fn()
  notices.notify('done', { onGone })
  vi.advanceTimersByTime(7999)
  expect(notices.current.value?.text).toBe('done')
  vi.advanceTimersByTime(1)
  expect(notices.current.value).toBe(null)
  expect(onGone).toHaveBeenCalledOnce()
})

it('a notice stays while its Undo button has the focus', () => {
  const notices = create()
  notices.notify('done', { undo: async () => null })
  focused.id = UNDO_ID
  vi.advanceTimersByTime(20_000)
  expect(notices.current.value?.text).toBe('done')
  focused.id = ''
  vi.advanceTimersByTime(8000)
  expect(notices.current.value).toBe(null)
})

it('a new notice replaces the old one, and has its whole time', () => {
  const notices = create()
  notices.notify('first')
  vi.advanceTimersByTime(5000)
  notices.notify('second')
  vi.advanceTimersByTime(5000)
  expect(notices.current.value?.text).toBe('second')
})

it('undo happens once, however often it is asked for, and the notice has not gone by itself', async () => {
  const notices = create()
  const onGone = vi.fn()
  const undo = vi.fn(async () => 'row')
  notices.notify('done', { undo, onGone })
  expect(await Promise.all([notices.undo(), notices.undo()])).toEqual(['row', undefined])
  expect(undo).toHaveBeenCalledOnce()
  expect(onGone).not.toHaveBeenCalled()
})

it('dismiss with a notice leaves any other one', () => {
  const notices = create()
  const first = notices.notify('first')
  notices.notify('second')
  notices.dismiss(first)
  expect(notices.current.value?.text).toBe('second')
  notices.dismiss()
  expect(notices.current.value).toBe(null)
})
