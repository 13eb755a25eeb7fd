import type { Exchange } from '../../../src/exchange/exchange.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { say } from '../words.ts'
import { resourceType } from './resource-type.ts'
import { Status } from './status.tsx'
import { timeOfDay } from './time.ts'

interface Props {
  exchange: Exchange
  onCopy: (text: string) => void
}

/** Which request this was. */
export function RequestLine({ exchange, onCopy }: Props) {
  const { method, url, type, startedAt, initiator, redirectedTo } = exchange
  return (
    <header class="request">
      <h2>
        <span class="request-method">{method}</span> <bdi>{url}</bdi>
        <IconButton icon="copy" label={say('copy_url')} onClick={() => onCopy(url)} />
      </h2>
      <p class="faint">
        <Status exchange={exchange} /> · {resourceType(type)} · {timeOfDay(startedAt)}
        {initiator !== null && <> · {say('request_by', initiator)}</>}
        {redirectedTo !== null && <> · {say('request_redirected')}</>}
      </p>
    </header>
  )
}
