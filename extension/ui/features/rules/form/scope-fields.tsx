import { isIpAddress } from '../../../../../src/cookie/ip-address.ts'
import type { HostAndSite } from '../../../../../src/site/host-and-site.ts'
import { scopeOfHost } from '../../../../../src/site/scope-of-host.ts'
import { Chips } from '../../../shared/fields/chips.tsx'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { TextField } from '../../../shared/fields/text-field.tsx'
import { resourceTypeName } from '../../../shared/formatting/resource-type-name.ts'
import { say } from '../../../shared/words.ts'
import type { Edit, RuleDraft } from '../state/rule-draft.ts'

interface Props {
  draft: RuleDraft
  /** The content of the host field: as typed, or the host of the tab. */
  hosts: string
  site: HostAndSite | null
  tabId: number | null
  /** Errors of the host field. */
  errors: readonly string[]
  /** Errors of all other scope fields. */
  narrowErrors: readonly string[]
  onDraft: (edit: Edit) => void
}

/** The offered resource types, most useful first. */
const TYPES = [
  ...(['main_frame', 'sub_frame', 'xmlhttprequest', 'script', 'stylesheet', 'image'] as const),
  ...(['font', 'media', 'websocket', 'ping'] as const),
]
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}

/** The fields for the requests that a rule applies to. */
export function ScopeFields({ draft, hosts, site, tabId, errors, narrowErrors, onDraft }: Props) {
  const { types, methods, tabIds } = draft
  const narrowed = types.length + methods.length > 0 || draft.initiators !== ''
  const otherTab = tabIds.length > 0 && (tabId === null || !tabIds.includes(tabId))
  return (
    <fieldset class="plain scope">
      <legend class="field-label">{say('scope_label')}</legend>
      <TextField
        id="rule-host"
        label={say('rule_host_label')}
        bare={true}
        hint={say(scopeOfHost(hosts).portDropped ? 'rule_host_port' : 'rule_host_hint')}
        value={hosts}
        placeholder="shop.example"
        errors={errors}
        onInput={(typed) => onDraft((now) => ({ ...now, hosts: typed }))}
      />
      <div class="scope-chips">
        <Chips
          label={say('scope_places')}
          testId="scope-host"
          options={hostOptions(site)}
          chosen={[hosts.trim()]}
          onToggle={(to) => onDraft((now) => ({ ...now, hosts: to }))}
        />
        <div class="chips">
          {tabId !== null && (
            <button
              type="button"
              class="toggle"
              aria-pressed={tabIds.includes(tabId)}
              data-testid="scope-tab"
              onClick={() => onDraft((now) => ({ ...now, tabIds: now.tabIds.includes(tabId) ? [] : [tabId] }))}
            >
              {say('scope_this_tab')}
            </button>
          )}
          {otherTab && (
            <button
              type="button"
              class="toggle"
              aria-pressed="true"
              onClick={() => onDraft((now) => ({ ...now, tabIds: [] }))}
            >
              {say('scope_other_tab')}
            </button>
          )}
        </div>
      </div>
      <details open={narrowed} data-testid="scope-more">
        <summary>{say('scope_more')}</summary>
        <div class="scope-more">
          <Chips
            label={say('scope_types')}
            testId="scope-type"
            options={TYPES.map((type) => [type, resourceTypeName(type)])}
            chosen={TYPES.filter((type) => types.includes(type))}
            onToggle={(type) => onDraft((now) => ({ ...now, types: toggled(now.types, type) }))}
          />
          <Chips
            label={say('scope_methods')}
            testId="scope-method"
            options={METHODS.map((method) => [method, method])}
            chosen={METHODS.filter((method) => methods.includes(method))}
            onToggle={(method) => onDraft((now) => ({ ...now, methods: toggled(now.methods, method) }))}
          />
          <TextField
            id="rule-initiators"
            label={say('scope_initiators')}
            hint={say('scope_initiators_hint')}
            value={draft.initiators}
            placeholder="news.example"
            errors={[]}
            onInput={(initiators) => onDraft((now) => ({ ...now, initiators }))}
          />
        </div>
      </details>
      <FieldErrors id="rule-scope-errors" errors={narrowErrors} />
    </fieldset>
  )
}

/** Returns the options: this host, its whole site, every host. */
function hostOptions(site: HostAndSite | null): (readonly [string, string])[] {
  const everywhere = ['*', say('scope_all_sites')] as const
  if (site === null) return [everywhere]
  const { host, hasDomain } = site
  const whole = hasDomain && !isIpAddress(host) ? [[`*.${site.site}`, `*.${site.site}`] as const] : []
  return [[host, host] as const, ...whole, everywhere]
}
