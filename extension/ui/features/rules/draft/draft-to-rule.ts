import type { Paste, PastedCookie } from '../../../../../src/format/paste.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { escapeTemplate } from '../../../../../src/rules/template/template.ts'
import { hostOfScope, scopeOfHost } from '../../../../../src/site/scope-of-host.ts'
import { localTime, readLocalTime } from '../../../shared/formatting/local-time.ts'
import { EMPTY_DRAFT, type RuleDraft, withCookie } from '../state/rule-draft.ts'
import { draftOfResponse, responseOfDraft } from './draft-to-response.ts'

/**
 * Converts a draft to a rule: its rows, and the ticked cookies of the pasted text.
 * @param host used when the draft names no host
 */
export function ruleOfDraft(draft: RuleDraft, paste: Paste | null, host: string): RuleInput {
  const { name, group, types, methods, tabIds, lifetime } = draft
  const until = readLocalTime(draft.until)
  const initiators = words(draft.initiators)
  const response = responseOfDraft(draft)
  return {
    // Set even when empty, because an update keeps the value of a missing field.
    name: name.trim(),
    group: group.trim(),
    cookies: cookiesOf(draft, paste),
    mode: draft.mode,
    scope: {
      urls: urlsOf(draft.hosts ?? host),
      ...(types.length === 0 ? {} : { types: [...types] }),
      ...(methods.length === 0 ? {} : { methods: [...methods] }),
      ...(tabIds.length === 0 ? {} : { tabIds: [...tabIds] }),
      ...(initiators.length === 0 ? {} : { initiators }),
    },
    lifetime,
    ...(lifetime === 'until' && until !== null ? { until } : {}),
    ...(response === null ? {} : { response }),
  }
}

function cookiesOf(draft: RuleDraft, paste: Paste | null): RuleInput['cookies'] {
  const rows = draft.cookies
    .filter(({ name, value }) => name !== '' || value !== '')
    .map(({ name, value, omit }) => [name, omit ? null : value] as const)
  const pasted = tickedCookies(paste, draft).map((cookie) => [cookie.name, templateOf(cookie, paste)] as const)
  // `fromEntries` creates an own property even for a cookie named `__proto__`.
  return Object.fromEntries([...rows, ...pasted])
}

/** Placeholders work in pairs that the user types. In a text that another program wrote, `{{` is literal. */
function templateOf({ value }: PastedCookie, paste: Paste | null): string | null {
  const isTyped = paste?.format === 'pairs' || paste?.format === 'dict'
  return value === null || isTyped ? value : escapeTemplate(value)
}

/** Returns the rules of the pasted text. Placeholders work only in our own format; in another tool's, `{{` is literal. */
export function pastedRules({ rules, format }: Paste): RuleInput[] {
  if (format === 'crumbline') return [...rules]
  return rules.map((rule) => ({
    ...rule,
    cookies: Object.fromEntries(
      Object.entries(rule.cookies).map(([name, value]) => [name, value === null ? null : escapeTemplate(value)]),
    ),
  }))
}

/** Returns the ticked cookies of the pasted text. */
export function tickedCookies(paste: Paste | null, { unwanted }: RuleDraft): PastedCookie[] {
  return (paste?.cookies ?? []).filter((_, index) => !unwanted.includes(index))
}

/** Converts typed hosts to match patterns. A word that is not a host stays as it is, and the validator reports it. */
export function urlsOf(hosts: string): string[] {
  // A regular expression may contain spaces and commas.
  if (hosts.trim().startsWith('/')) return [hosts.trim()]
  return words(hosts).map((host) => scopeOfHost(host).pattern ?? host)
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}

/** Turns the ticked cookies of the pasted text into rows. A row of the same name gets the new value. */
export function takePasted(draft: RuleDraft, paste: Paste): RuleDraft {
  let result: RuleDraft = { ...draft, paste: '', unwanted: [] }
  for (const cookie of tickedCookies(paste, draft)) {
    const { name } = cookie
    const value = templateOf(cookie, paste)
    const omit = value === null
    if (result.cookies.some((one) => one.name === name)) {
      const cookies = result.cookies.map((one) => (one.name === name ? { ...one, value: value ?? '', omit } : one))
      result = { ...result, cookies }
    } else result = withCookie(result, name, value ?? '', omit)
  }
  return result
}

/** Returns a draft for editing an existing rule. */
export function draftOfRule({ id, rule }: Pick<RuleStatus, 'id' | 'rule'>): RuleDraft {
  const { scope, until } = rule
  return {
    ...EMPTY_DRAFT,
    id,
    cookies: Object.entries(rule.cookies).map(([name, value], index) => ({
      key: index + 1,
      name,
      value: value ?? '',
      omit: value === null,
    })),
    hosts: scope.urls.map(hostOfScope).join(' '),
    tabIds: scope.tabIds ?? [],
    types: scope.types ?? [],
    methods: scope.methods ?? [],
    initiators: (scope.initiators ?? []).join(' '),
    mode: rule.mode ?? 'merge',
    lifetime: rule.lifetime ?? 'session',
    until: until === undefined ? '' : localTime(until),
    name: rule.name ?? '',
    group: rule.group ?? '',
    ...draftOfResponse(rule.response),
  }
}
