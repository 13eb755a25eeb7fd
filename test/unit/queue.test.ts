import { expect, test } from 'vitest'
import { Queue } from '../../src/queue.ts'

/** A task that ends when it is told to. */
function held<T>() {
  let end: (value: T) => void = () => undefined
  const ended = new Promise<T>((resolve) => {
    end = resolve
  })
  return { end, task: () => ended }
}

test('a task begins when the one before it is over, in the order in which they came', async () => {
  const queue = new Queue()
  const said: string[] = []
  const first = held<number>()
  const results = [
    queue.run(async () => {
      said.push('first')
      const value = await first.task()
      said.push('first over')
      return value
    }),
    queue.run(async () => said.push('second')),
    queue.run(async () => said.push('third')),
  ]
  // Macrotask: whatever could run by itself has run.
  await new Promise((resolve) => setTimeout(resolve))
  expect(said).toEqual(['first'])
  first.end(7)
  expect(await Promise.all(results)).toEqual([7, 3, 4])
  expect(said).toEqual(['first', 'first over', 'second', 'third'])
})

test('a task that fails fails for its caller only', async () => {
  const queue = new Queue()
  const trouble = new Error('no')
  const failing = queue.run(() => Promise.reject(trouble))
  const throwing = queue.run(() => {
    throw trouble
  })
  const next = queue.run(async () => 'done')
  await expect(failing).rejects.toBe(trouble)
  await expect(throwing).rejects.toBe(trouble)
  await expect(next).resolves.toBe('done')
})

test('a failure that its caller lets go of troubles nobody', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  const queue = new Queue()
  void queue.run(() => Promise.reject(new Error('no')))
  await queue.run(async () => undefined)
  await new Promise((resolve) => setTimeout(resolve))
  process.off('unhandledRejection', listen)
  expect(unhandled).toEqual([])
})

test('a task may queue another', async () => {
  const queue = new Queue()
  const said: string[] = []
  let inner: Promise<unknown> = Promise.resolve()
  await queue.run(async () => {
    inner = queue.run(async () => said.push('inner'))
    said.push('outer')
  })
  await inner
  expect(said).toEqual(['outer', 'inner'])
})
