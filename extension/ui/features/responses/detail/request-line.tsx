import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { resourceTypeName } from '../../../shared/formatting/resource-type-name.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { Menu } from '../../../shared/menu/menu.tsx'
import { lazy } from '../../../shared/parts/lazy.tsx'
import { say } from '../../../shared/words.ts'
import { Status } from '../parts/status.tsx'

interface Props {
  exchange: Exchange
  /** True if copied texts contain the values of cookies. */
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  onCopy: (text: string) => void
}

const CopyChoice = lazy<Props>(async () => (await import('../export/copy-choice.tsx')).CopyChoice)

/** The request: method, URL, status, type, time and initiator. */
export function RequestLine(props: Props) {
  const { method, url, type, startedAt, initiator, redirectedTo } = props.exchange
  return (
    <header class="request">
      <h2>
        <span class="request-method">{method}</span> <bdi>{url}</bdi>
        <Menu icon="copy" label={say('copy_request')} testId="copy-request">
          {() => <CopyChoice {...props} />}
        </Menu>
      </h2>
      <p class="faint">
        <Status exchange={props.exchange} /> · {resourceTypeName(type)} · {timeOfDay(startedAt)}
        {initiator !== null && <> · {say('request_by', initiator)}</>}
        {redirectedTo !== null && <> · {say('request_redirected')}</>}
      </p>
    </header>
  )
}
