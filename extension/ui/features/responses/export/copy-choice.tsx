import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { COPY_FORMATS, copyAs } from '../../../../../src/export/copy-as.ts'
import { MenuItem } from '../../../shared/menu/menu-item.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import { SecretsChoice } from './secrets-choice.tsx'

interface Props {
  exchange: Exchange
  secrets: boolean
  onSecrets: (secrets: boolean) => void
  onCopy: (text: string) => void
}

/** The menu for copying a request, as a command or as code. */
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
