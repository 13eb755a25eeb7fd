import type { Exchange } from '../../../../src/exchange/exchange.ts'
import { COPY_FORMATS, copyAs } from '../../../../src/export/copy-as.ts'
import { say, sayCode } from '../words.ts'
import { MenuItem } from './menu-item.tsx'
import { SecretsChoice } from './secrets-choice.tsx'

interface Props {
  exchange: Exchange
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  onCopy: (text: string) => void
}

/** In the menu of a request: the same request, as a command or a piece of a program. */
export function CopyChoice({ exchange, secrets, onSecrets, onCopy }: Props) {
  return (
    <>
      <MenuItem icon="copy" label={say('copy_url')} onSelect={() => onCopy(exchange.url)} />
      {COPY_FORMATS.map((format) => (
        <MenuItem
          key={format}
          icon="copy"
          label={sayCode('copy_as', format)}
          testId={`copy-${format}`}
          onSelect={() => onCopy(copyAs(format, exchange, { secrets }))}
        />
      ))}
      <SecretsChoice secrets={secrets} onSecrets={onSecrets} />
    </>
  )
}
