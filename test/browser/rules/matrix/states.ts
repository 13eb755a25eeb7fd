import type { RuleInput } from '../../../../src/rules/model/rule.ts'

/** What the jar holds of the name `sid` before a rule comes: the Set-Cookie lines of a.test that make it so. */
export const STATES: Readonly<Record<string, readonly string[]>> = {
  absent: [],
  'host-only': ['sid=old; Path=/; Max-Age=3600'],
  domain: ['sid=old; Path=/; Domain=a.test; Max-Age=3600'],
  'twice, on two paths': ['sid=old; Path=/; Max-Age=3600', 'sid=deep; Path=/m; Max-Age=3600'],
  HttpOnly: ['sid=old; Path=/; HttpOnly; Max-Age=3600'],
  Secure: ['sid=old; Path=/; Secure; Max-Age=3600'],
  'SameSite=Strict': ['sid=old; Path=/; SameSite=Strict; Max-Age=3600'],
  'SameSite=Lax': ['sid=old; Path=/; SameSite=Lax; Max-Age=3600'],
  'SameSite=None': ['sid=old; Path=/; SameSite=None; Secure; Max-Age=3600'],
  partitioned: ['sid=old; Path=/; SameSite=None; Secure; Partitioned; Max-Age=3600'],
}

/** A cookie that every state has beside it. */
export const BYSTANDER = 'other=1; Path=/; SameSite=None; Secure; Max-Age=3600'

type Rule = Pick<RuleInput, 'cookies' | 'mode'>
export const EFFECTS: Readonly<Record<string, Rule>> = {
  add: { cookies: { role: 'admin' } },
  override: { cookies: { sid: 'mine' } },
  'leave out': { cookies: { sid: null } },
  replace: { cookies: { only: 'this' }, mode: 'replace' },
}

/** Kinds of requests, by the path under `/m/` at which each arrives. */
export const KINDS: Readonly<Record<string, string>> = {
  navigation: 'navigation',
  link: 'link from another site',
  fetch: 'fetch',
  'fetch-across': 'fetch from another site',
  frame: 'frame in another site',
  image: 'image in another site',
  post: 'form POST from another site',
  next: 'last hop of a login that sets the name',
  socket: 'WebSocket',
  worker: 'fetch of a service worker',
  beacon: 'beacon',
}

/** The lines of the login's redirect. */
export const LOGIN = ['sid=theirs; Path=/; HttpOnly; Max-Age=3600', 'csrf=1; Path=/; Max-Age=3600']
