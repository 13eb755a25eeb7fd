import type { Paste, PastedCookie } from '../../../../../src/format/paste.ts'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { escapeTemplate } from '../../../../../src/rules/template/template.ts'
import { hostOfScope, scopeOfHost } from '../../../../../src/site/scope-of-host.ts'
import { localTime, readLocalTime } from '../../../shared/format/local-time.ts'
import { draftOfResponse, responseOfDraft } from './draft-response.ts'
import { EMPTY_DRAFT, type RuleDraft, withCookie } from './rule-draft.ts'

/**
 * The rule that a half-typed form stands for: its rows, and what is ticked of the pasted text.
 * @param host this site, for a form in which nobody named one
 */
export function ruleOfDraft(draft: RuleDraft, paste: Paste | null, host: string): RuleInput {
  const { name, group, types, methods, tabIds, lifetime } = draft
  const until = readLocalTime(draft.until)
  const initiators = words(draft.initiators)
  const response = responseOfDraft(draft)
  return {
    // Given even when they are empty: what a change leaves out stays as it was.
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
  const pasted = wantedOf(paste, draft).map((cookie) => [cookie.name, givenValue(cookie, paste)] as const)
  // fromEntries makes own properties: `__proto__` is a name like any other.
  return Object.fromEntries([...rows, ...pasted])
}

/** Placeholders are typed by hand; what another program has written means just what it says. */
function givenValue({ value }: PastedCookie, paste: Paste | null): string | null {
  const byHand = paste?.format === 'pairs' || paste?.format === 'dict'
  return value === null || byHand ? value : escapeTemplate(value)
}

/** The rules of the pasted text. Those of another tool mean just what they say: placeholders are ours. */
export function pastedRules({ rules, format }: Paste): RuleInput[] {
  if (format === 'crumbline') return [...rules]
  return rules.map((rule) => ({
    ...rule,
    cookies: Object.fromEntries(
      Object.entries(rule.cookies).map(([name, value]) => [name, value === null ? null : escapeTemplate(value)]),
    ),
  }))
}

/** What is ticked of the pasted text. */
export function wantedOf(paste: Paste | null, { unwanted }: RuleDraft): PastedCookie[] {
  return (paste?.cookies ?? []).filter((_, index) => !unwanted.includes(index))
}

/** Match patterns of what was typed. What can't be read as a host goes on as it is: the validator says what is wrong with it. */
export function urlsOf(hosts: string): string[] {
  // A regular expression is one, whatever stands in it.
  if (hosts.trim().startsWith('/')) return [hosts.trim()]
  return words(hosts).map((host) => scopeOfHost(host).pattern ?? host)
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}

/** What is ticked of the pasted text becomes rows; a row of that name gets the new value. */
export function takeOver(draft: RuleDraft, paste: Paste): RuleDraft {
  let taken: RuleDraft = { ...draft, paste: '', unwanted: [] }
  for (const cookie of wantedOf(paste, draft)) {
    const { name } = cookie
    const value = givenValue(cookie, paste)
    const omit = value === null
    if (taken.cookies.some((one) => one.name === name)) {
      const cookies = taken.cookies.map((one) => (one.name === name ? { ...one, value: value ?? '', omit } : one))
      taken = { ...taken, cookies }
    } else taken = withCookie(taken, name, value ?? '', omit)
  }
  return taken
}

/** The form filled with a rule, to be edited. */
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
