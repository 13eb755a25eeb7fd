import { useState } from 'preact/hooks'
import { splitUrl } from '../../../../../src/cookie/url.ts'
import type { RuleInput, ValidationProblem } from '../../../../../src/rules/model/rule.ts'
import { toWireRule } from '../../../../../src/rules/plan/wire-rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { ClientError } from '../../../app/client/client-error.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { addRules, saveRule } from '../actions/rule-actions.ts'
import { cancelDraft } from '../draft/cancel-draft.ts'
import { ruleOfDraft, takePasted } from '../draft/draft-to-rule.ts'
import { dropDraft } from '../draft/open-draft.ts'
import { formErrors, problemsSoFar } from '../form/form-errors.ts'
import { RuleForm } from '../form/rule-form.tsx'
import { groupNames } from '../list/rule-runs.ts'
import { AskEverywhere } from '../parts/ask-everywhere.tsx'
import { COOKIES_FIELD_ID } from '../parts/cookies-field-id.ts'
import { exampleUrl, isEverywhere } from '../parts/rule-scope.ts'
import { readPastedText, usePaste } from '../paste/use-paste.ts'
import type { Edit } from '../state/rule-draft.ts'
import type { RulesState } from '../state/rules-state.ts'
import { CheckLine } from './check-line.tsx'
import { useCheck } from './use-check.ts'
import { useJarHeader } from './use-jar-header.ts'
import { WirePreview } from './wire-preview.tsx'
import { wireTokens } from './wire-tokens.ts'

/** The form of a rule with its problems and its preview. Reads, checks and saves the draft. */
export function RuleEditor({ rules, onClose }: { rules: RulesState; onClose: () => void }) {
  const { site, ruleList, tab, frame } = rules
  const [problems, setProblems] = useState<readonly ValidationProblem[]>([])
  const [error, setError] = useState<ClientError | null>(null)
  const [saving, setSaving] = useState(false)
  /** A rule for every site, while `AskEverywhere` asks for confirmation. */
  const [asking, setAsking] = useState<RuleInput | null>(null)
  const draft = rules.draft.value
  const paste = usePaste(draft.paste)
  const hosts = draft.hosts ?? site.value?.host ?? ''
  const rule = ruleOfDraft(draft, paste, hosts)
  const url = exampleUrl(rule, tab.value?.url ?? null)
  const header = useJarHeader(rules, url)
  const inJar = new Set((header ?? '').split('; ').map((pair) => pair.replace(/=.*$/s, '')))
  const ownInJar = Object.keys(rule.cookies).filter((name) => inJar.has(name))
  const check = useCheck(rules, draft.id, rule, ownInJar)
  const resolved = check === null ? rule : { ...rule, cookies: { ...rule.cookies, ...check.values } }

  const clearErrors = (): void => {
    setProblems([])
    setError(null)
    setAsking(null)
  }
  const change = (edit: Edit): void => {
    const now = rules.draft.peek()
    // The form of another rule may have been opened since.
    if (now.id !== draft.id) return
    rules.draft.value = { ...edit(now), typed: true }
    clearErrors()
  }
  const close = (drop: (rules: RulesState) => void): void => {
    clearErrors()
    drop(rules)
    onClose()
  }
  const keep = async (wanted: RuleInput, typed = rules.draft.peek()): Promise<void> => {
    setSaving(true)
    const failed = await saveRule(rules, draft.id, wanted)
    setSaving(false)
    // Keep edits that were made, and a form that was opened, while the call was running.
    if (failed === null) return rules.draft.peek() === typed ? close(dropDraft) : undefined
    setProblems(failed.problems ?? [])
    setError((failed.problems ?? []).length > 0 ? null : failed)
  }
  /** Parses the text again, because the preview may be older than the last key press. */
  const take = async (): Promise<void> => {
    const { paste: text } = rules.draft.peek()
    const read = await readPastedText(text)
    if (read !== null) change((now) => (now.paste === text ? takePasted(now, read) : now))
  }
  const takeRules = async (wanted: readonly RuleInput[]): Promise<void> => {
    const { paste: text } = rules.draft.peek()
    const failed = await addRules(rules, wanted)
    setError(failed)
    if (failed === null) change((now) => (now.paste === text ? { ...now, paste: '', unwanted: [] } : now))
  }
  const save = async (): Promise<void> => {
    const typed = rules.draft.peek()
    const read = await readPastedText(typed.paste)
    const wanted = ruleOfDraft(typed, read, hosts)
    const found = validateRule(wanted)
    setProblems(found)
    if ((read?.problems ?? []).length > 0) return focusSoon(COOKIES_FIELD_ID)
    if (found.length > 0) return
    if (isEverywhere(wanted)) return setAsking(wanted)
    await keep(wanted, typed)
  }

  const stay = (): void => {
    setAsking(null)
    focusSoon('rule-save')
  }

  const shownProblems = problems.length > 0 ? problems : [...problemsSoFar(rule), ...(check?.problems ?? [])]
  // A rule that is not valid yet has no header to preview.
  const previewUrl = validateRule(rule).length === 0 ? url : null
  const showValues = frame.showValues.value
  return (
    <RuleForm
      draft={draft}
      paste={paste}
      hosts={hosts}
      site={site.value}
      tabId={tab.value?.id ?? null}
      groups={groupNames(ruleList.value)}
      inJar={inJar}
      values={check?.values ?? {}}
      responseVia={check?.responseVia ?? []}
      errors={formErrors(draft, paste, shownProblems, error)}
      saving={saving}
      showValues={showValues}
      preview={
        previewUrl !== null && (
          <WirePreview
            tokens={wireTokens(header, toWireRule('', resolved))}
            where={`${splitUrl(previewUrl).host}${splitUrl(previewUrl).path}`}
            overridden={check?.via.includes('jar') ? ownInJar : []}
            showValues={showValues}
          />
        )
      }
      check={check !== null && <CheckLine status={check} />}
      question={asking === null ? null : <AskEverywhere onYes={() => void keep(asking)} onNo={stay} />}
      onDraft={change}
      onTake={() => void take()}
      onRules={(wanted) => void takeRules(wanted)}
      onSave={() => void save()}
      onCancel={() => close(cancelDraft)}
    />
  )
}
