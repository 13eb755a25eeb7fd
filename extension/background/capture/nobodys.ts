import type { UnattributedChange } from '../../../src/exchange/cookie-change-matcher.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { ChangedBy, LoggedChange } from '../../../src/jar/logged-change.ts'

/** Changes that no response brought about, as the log keeps them. */
export function nobodys(
  found: readonly UnattributedChange[],
  isOurs: (change: JarChange) => boolean,
): Omit<LoggedChange, 'seq'>[] {
  return found.flatMap(({ changes, before }) => {
    const change = changes.at(-1)
    if (!change) return []
    const { at, cause, removed, cookie } = change
    return [
      {
        at,
        cause,
        removed,
        cookie,
        ...(before === undefined ? {} : { before }),
        by: isOurs(change) ? 'crumbline' : by(cause),
      },
    ]
  })
}

function by(cause: JarChange['cause']): ChangedBy {
  switch (cause) {
    case 'expired':
    case 'expired_overwrite':
      return 'expired'
    case 'evicted':
      return 'evicted'
    case 'explicit':
    case 'overwrite':
      return 'script-or-extension'
  }
}
