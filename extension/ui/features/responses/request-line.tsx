import type { Exchange } from '../../../../src/exchange/exchange.ts'
import { resourceType } from '../../shared/format/resource-type-words.ts'
import { timeOfDay } from '../../shared/format/time-of-day.ts'
import { lazy } from '../../shared/parts/lazy.tsx'
import { Menu } from '../../shared/parts/menu.tsx'
import { say } from '../../shared/words.ts'
import { Status } from './list/status-code.tsx'

interface Props {
  exchange: Exchange
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  onCopy: (text: string) => void
}

const CopyChoice = lazy<Props>(async () => (await import('../../shared/parts/copy-choice.tsx')).CopyChoice)

/** Which request this was. */
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
        <Status exchange={props.exchange} /> · {resourceType(type)} · {timeOfDay(startedAt)}
        {initiator !== null && <> · {say('request_by', initiator)}</>}
        {redirectedTo !== null && <> · {say('request_redirected')}</>}
      </p>
    </header>
  )
}
