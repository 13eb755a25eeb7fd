import { useEffect, useMemo, useState } from 'preact/hooks'
import { splitUrl } from '../../../../../src/cookie/url.ts'
import { headerOfJar } from '../../../../../src/jar-edit/header-of-jar.ts'
import type { RuleInput, ValidationProblem } from '../../../../../src/rules/model/rule.ts'
import { toWireRule } from '../../../../../src/rules/plan/wire-rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { App } from '../../../app/app.ts'
import { createPageJar, pageOfTab } from '../../../app/page-jar.ts'
import type { ClientError } from '../../../app/shell/client.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { cancelDraft } from '../draft/cancel-draft.ts'
import { ruleOfDraft, takeOver } from '../draft/draft-rule.ts'
import { dropDraft } from '../draft/open-draft.ts'
import type { Edit } from '../draft/rule-draft.ts'
import { addRules, saveRule } from '../list/rule-actions.ts'
import { groupNames } from '../list/rule-runs.ts'
import { readText, usePaste } from '../paste/use-paste.ts'
import { rulesState } from '../rules-state.ts'
import { AskEverywhere } from './ask-everywhere.tsx'
import { CheckLine } from './check-line.tsx'
import { COOKIES_FIELD_ID } from './cookies-field-id.ts'
import { formErrors, problemsSoFar } from './form-errors.ts'
import { RuleForm } from './rule-form.tsx'
import { exampleUrl, isEverywhere } from './scope-url.ts'
import { useCheck } from './use-check.ts'
import { WirePreview } from './wire-preview.tsx'
import { wireTokens } from './wire-tokens.ts'

/** The form with what it stands for: the half-typed rule, what is wrong with it, what it would do, and the way to save it. */
export function RuleEditor({ app, onClose }: { app: App; onClose: () => void }) {
  const { view, place, rules, tab } = app
  const state = rulesState(view)
  const [problems, setProblems] = useState<readonly ValidationProblem[]>([])
  const [clientError, setClientError] = useState<ClientError | null>(null)
  const [saving, setSaving] = useState(false)
  /** The rule for all sites that the second question is about. */
  const [asking, setAsking] = useState<RuleInput | null>(null)
  const draft = state.draft.value
  const paste = usePaste(draft.paste)
  const hosts = draft.hosts ?? place.value?.host ?? ''
  const rule = ruleOfDraft(draft, paste, hosts)
  const url = exampleUrl(rule, tab.value?.url ?? null)
  const page = useMemo(
    () => createPageJar(app, () => (url === null || url === app.tab.value?.url ? pageOfTab(app) : { url })),
    [app, url],
  )
  useEffect(() => page.watch(), [page])
  const header = url === null ? null : headerOfJar(page.cookies.value ?? [], url, Date.now())
  const inJar = new Set((header ?? '').split('; ').map((pair) => pair.replace(/=.*$/s, '')))
  const check = useCheck(
    app,
    draft.id,
    rule,
    Object.keys(rule.cookies).filter((name) => inJar.has(name)),
  )
  const given = check === null ? rule : { ...rule, cookies: { ...rule.cookies, ...check.values } }

  const forgetFaults = (): void => {
    setProblems([])
    setClientError(null)
    setAsking(null)
  }
  const change = (edit: Edit): void => {
    const now = state.draft.peek()
    // The form of another rule may be open by now.
    if (now.id !== draft.id) return
    state.draft.value = { ...edit(now), typed: true }
    forgetFaults()
  }
  const close = (drop: (app: App) => void): void => {
    forgetFaults()
    drop(app)
    onClose()
  }
  const keep = async (wanted: RuleInput, typed = state.draft.peek()): Promise<void> => {
    setSaving(true)
    const failed = await saveRule(app, draft.id, wanted)
    setSaving(false)
    // What was typed meanwhile, or opened, stays.
    if (failed === null) return state.draft.peek() === typed ? close(dropDraft) : undefined
    setProblems(failed.problems ?? [])
    setClientError((failed.problems ?? []).length > 0 ? null : failed)
  }
  /** Reads the text as it is now: what is previewed may be older than the last key. */
  const take = async (): Promise<void> => {
    const { paste: text } = state.draft.peek()
    const read = await readText(text)
    if (read !== null) change((now) => (now.paste === text ? takeOver(now, read) : now))
  }
  const takeRules = async (all: readonly RuleInput[]): Promise<void> => {
    const { paste: text } = state.draft.peek()
    const failed = await addRules(app, all)
    setClientError(failed)
    if (failed === null) change((now) => (now.paste === text ? { ...now, paste: '', unwanted: [] } : now))
  }
  const save = async (): Promise<void> => {
    const typed = state.draft.peek()
    const read = await readText(typed.paste)
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

  const soFar = problems.length > 0 ? problems : [...problemsSoFar(rule), ...(check?.problems ?? [])]
  // What is no rule yet has no header to show.
  const shownAt = validateRule(rule).length === 0 ? url : null
  return (
    <RuleForm
      draft={draft}
      paste={paste}
      hosts={hosts}
      place={place.value}
      tabId={tab.value?.id ?? null}
      groups={groupNames(rules.value)}
      inJar={inJar}
      values={check?.values ?? {}}
      responseVia={check?.responseVia ?? []}
      errors={formErrors(draft, paste, soFar, clientError)}
      saving={saving}
      showValues={view.showValues.value}
      preview={
        shownAt !== null && (
          <WirePreview
            tokens={wireTokens(header, toWireRule('', given))}
            where={`${splitUrl(shownAt).host}${splitUrl(shownAt).path}`}
            held={check?.via.includes('jar') ? Object.keys(rule.cookies).filter((name) => inJar.has(name)) : []}
            showValues={view.showValues.value}
          />
        )
      }
      check={check !== null && <CheckLine status={check} />}
      question={asking === null ? null : <AskEverywhere onYes={() => void keep(asking)} onNo={stay} />}
      onDraft={change}
      onTake={() => void take()}
      onRules={(all) => void takeRules(all)}
      onSave={() => void save()}
      onCancel={() => close(cancelDraft)}
    />
  )
}
