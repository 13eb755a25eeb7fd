import { beforeEach, describe, expect, test } from 'vitest'
import {
  EVERY_REQUEST,
  EventSource,
  type ListenerNeeds,
} from '../../../../extension/background/browser-events/event-source.ts'
import type { RawEvent } from '../../../../extension/background/capture/raw-event.ts'
import type { Platform } from '../../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeEvent } from '../../fakes/fake-event.ts'
import { FakeWebRequest, someDetails } from '../../fakes/fake-web-request.ts'

const NOTHING: ListenerNeeds = { observe: false, before: [], respond: false, jar: false }
const RULE = { id: 'r' } as ActiveRule

let webRequest: FakeWebRequest
let cookieChanged: FakeEvent<[{ cause: 'explicit'; removed: boolean; cookie: ReturnType<typeof aCookie> }]>
let steps: string[]
let events: RawEvent[]
let isConcerned: boolean
beforeEach(() => {
  webRequest = new FakeWebRequest()
  cookieChanged = new FakeEvent()
  steps = []
  events = []
  isConcerned = true
})

function connect(platform: Platform = CHROMIUM): EventSource {
  return new EventSource({
    webRequest,
    // Its events carry more causes than these tests fire.
    cookieChanged: cookieChanged as unknown as ConstructorParameters<typeof EventSource>[0]['cookieChanged'],
    platform: { ...platform, cookieName: (name) => name.toUpperCase() },
    queue: {
      push: (event) => {
        steps.push(`push ${event.kind}`)
        events.push(event)
      },
    },
    tabs: { pageOf: (tabId) => `https://page-of-${tabId}.test/` },
    rules: {
      concerns: () => isConcerned,
      rewriteRequest: () => {
        steps.push('rewrite request')
        return { requestHeaders: [] }
      },
      rewriteResponse: () => {
        steps.push('rewrite response')
        return { responseHeaders: [] }
      },
      rulesAt: (kind) => {
        steps.push(`rules at ${kind}`)
        return [RULE]
      },
    },
    overrides: { jarChanged: ({ cookie }) => steps.push(`changed ${cookie.name}`) },
    clock: new FakeClock(1_234),
  })
}

describe('the listeners', () => {
  test('only those that are needed are registered, each once', () => {
    const source = connect()
    expect(Object.values(webRequest.listeners)).toEqual([0, 0, 0, 0, 0, 0])
    source.listen({ ...NOTHING, observe: true, jar: true })
    source.listen({ ...NOTHING, observe: true, jar: true })
    expect(webRequest.listeners).toEqual({
      onBeforeSendHeaders: 0,
      onSendHeaders: 1,
      onHeadersReceived: 1,
      onBeforeRedirect: 1,
      onCompleted: 1,
      onErrorOccurred: 1,
    })
    expect(cookieChanged.size).toBe(1)
    source.listen(NOTHING)
    source.listen(NOTHING)
    expect(Object.values(webRequest.listeners)).toEqual([0, 0, 0, 0, 0, 0])
    expect(cookieChanged.size).toBe(0)
  })

  test('have the options of their browser; onErrorOccurred has none', () => {
    connect().listen({ ...NOTHING, observe: true })
    expect(webRequest.onSendHeaders.options).toEqual([
      [{ urls: [...EVERY_REQUEST] }, ['requestHeaders', 'extraHeaders']],
    ])
    expect(webRequest.onErrorOccurred.options).toEqual([[{ urls: [...EVERY_REQUEST] }]])
  })

  test('are registered anew when a permission comes', () => {
    const source = connect(FIREFOX)
    const needs: ListenerNeeds = { observe: true, before: null, respond: true, jar: true }
    source.listen(needs)
    const added: string[] = []
    const count = (name: 'onSendHeaders' | 'onHeadersReceived' | 'onBeforeSendHeaders') => {
      const add = webRequest[name].addListener.bind(webRequest[name])
      webRequest[name].addListener = (...args) => {
        added.push(name)
        add(...args)
      }
    }
    count('onSendHeaders')
    count('onHeadersReceived')
    count('onBeforeSendHeaders')
    source.listen({ ...needs, again: true })
    expect(added.sort()).toEqual(['onBeforeSendHeaders', 'onHeadersReceived', 'onHeadersReceived', 'onSendHeaders'])
    expect(webRequest.listeners).toMatchObject({ onSendHeaders: 1, onHeadersReceived: 2, onBeforeSendHeaders: 1 })
    source.listen({ ...NOTHING, again: true })
    expect(Object.values(webRequest.listeners)).toEqual([0, 0, 0, 0, 0, 0])
    source.listen({ ...NOTHING, again: true })
    expect(webRequest.listeners.onBeforeSendHeaders).toBe(0)
  })
})

describe('onBeforeSendHeaders', () => {
  const filters = () => webRequest.onBeforeSendHeaders.options.map(([filter]) => (filter as { urls: string[] }).urls)

  test('Chromium: listens only for the requests that rules are about', () => {
    const source = connect()
    source.listen({ ...NOTHING, before: ['*://a.test/*'] })
    expect(filters()).toEqual([['*://a.test/*']])
    source.listen({ ...NOTHING, before: null })
    expect(filters()).toEqual([[...EVERY_REQUEST]])
    source.listen({ ...NOTHING, before: [] })
    expect(filters()).toEqual([])
  })

  test('the new listener is added before the old one goes', () => {
    const source = connect()
    source.listen({ ...NOTHING, before: ['*://a.test/*'] })
    let atRemoval = 0
    const remove = webRequest.onBeforeSendHeaders.removeListener.bind(webRequest.onBeforeSendHeaders)
    webRequest.onBeforeSendHeaders.removeListener = (listener) => {
      atRemoval = webRequest.onBeforeSendHeaders.size
      remove(listener)
    }
    source.listen({ ...NOTHING, before: ['*://b.test/*'] })
    expect(atRemoval).toBe(2)
    expect(filters()).toEqual([['*://b.test/*']])
  })

  test('Firefox: the listener of the start stays, as only that wakes a stopped background', () => {
    const source = connect(FIREFOX)
    source.listen({ ...NOTHING, before: null })
    source.listen({ ...NOTHING, before: ['*://a.test/*'] })
    expect(webRequest.onBeforeSendHeaders.options).toEqual([
      [{ urls: [...EVERY_REQUEST] }, ['requestHeaders', 'blocking']],
    ])
  })

  test('Chromium: records the request and changes nothing', () => {
    connect().listen({ ...NOTHING, before: null })
    expect(webRequest.onBeforeSendHeaders.emit(someDetails())).toEqual([undefined])
    expect(steps).toEqual(['rules at before', 'push before'])
  })

  test('Firefox: records the request and returns what the rules make of it', () => {
    connect(FIREFOX).listen({ ...NOTHING, before: null })
    expect(webRequest.onBeforeSendHeaders.emit(someDetails())).toEqual([{ requestHeaders: [] }])
    expect(steps).toEqual(['rules at before', 'push before', 'rewrite request'])
  })

  test('a request that no rule is about costs nothing', () => {
    isConcerned = false
    connect(FIREFOX).listen({ ...NOTHING, before: null })
    expect(webRequest.onBeforeSendHeaders.emit(someDetails())).toEqual([undefined])
    expect(steps).toEqual([])
  })
})

describe('events', () => {
  test.each([
    ['onSendHeaders', 'send'],
    ['onHeadersReceived', 'headers'],
    ['onBeforeRedirect', 'redirect'],
    ['onCompleted', 'completed'],
    ['onErrorOccurred', 'failed'],
  ] as const)('%s goes into the queue with its page and its rules', (name, kind) => {
    connect().listen({ ...NOTHING, observe: true })
    const details = someDetails({ tabId: 7 })
    webRequest[name].emit(details)
    expect(events).toEqual([{ kind, details, pageUrl: 'https://page-of-7.test/', rules: [RULE] }])
    expect(steps).toEqual([`rules at ${kind}`, `push ${kind}`])
  })

  test('a response is changed by a listener of its own, beside the one that records it', () => {
    connect(FIREFOX).listen({ ...NOTHING, observe: true, respond: true })
    expect(webRequest.onHeadersReceived.options).toEqual([
      [{ urls: [...EVERY_REQUEST] }, ['responseHeaders', 'blocking']],
      [{ urls: [...EVERY_REQUEST] }, ['responseHeaders']],
    ])
    expect(webRequest.onHeadersReceived.emit(someDetails())).toEqual([{ responseHeaders: [] }, undefined])
  })

  test('a change of the jar reaches the rules first, then the queue', () => {
    connect().listen({ ...NOTHING, jar: true })
    cookieChanged.emit({ cause: 'explicit', removed: false, cookie: aCookie({ name: 'a' }) })
    expect(steps).toEqual(['changed A', 'push jar'])
    expect(events).toEqual([
      { kind: 'jar', change: { cause: 'explicit', removed: false, cookie: aCookie({ name: 'A' }), at: 1_234 } },
    ])
  })
})
