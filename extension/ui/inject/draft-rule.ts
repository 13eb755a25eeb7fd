import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import type { RuleInput, RuleStatus } from '../../../src/inject/rule.ts'
import { hostOfScope, scopeOfHost } from '../../../src/site/scope-of-host.ts'
import type { RuleDraft } from '../state/view.ts'

/** The rule that a half-typed form stands for. */
export function ruleOfDraft(draft: RuleDraft, pasted: PastedCookies, host: string): RuleInput {
  const { pattern } = scopeOfHost(host)
  return {
    name: draft.name.trim(),
    cookies: pasted.cookies,
    mode: draft.mode,
    // What can't be read as a host goes on as it is: the background says what is wrong with it.
    scope: { urls: [pattern ?? host.trim()] },
  }
}

/** The form filled with a rule, to be edited. */
export function draftOfRule({ id, rule }: RuleStatus): RuleDraft {
  return {
    id,
    cookies: textOfCookies(rule.cookies),
    host: rule.scope.urls.map(hostOfScope).join(' '),
    mode: rule.mode ?? 'merge',
    name: rule.name ?? '',
  }
}

/** One a line, where that is read back as the same; as JSON where it is not. */
function textOfCookies(cookies: RuleInput['cookies']): string {
  const entries = Object.entries(cookies)
  const plain = entries.every(
    ([name, value]) => /^[^\s;={-][^\s;=]*$/.test(name) && (value === null || !/^\s|\s$|[;\r\n]/.test(value)),
  )
  if (!plain) return JSON.stringify(cookies, null, 1)
  return entries.map(([name, value]) => (value === null ? `-${name}` : `${name}=${value}`)).join('\n')
}
