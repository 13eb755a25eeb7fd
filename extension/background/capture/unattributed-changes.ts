import type { UnattributedChange } from '../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { ChangedBy, LoggedChange } from '../../../src/jar/logged-change.ts'

/**
 * @returns the changes that no response caused, in the form that the log stores @param isOwn tells whether the extension
 * made a change itself
 */
export function toLoggedChanges(
  found: readonly UnattributedChange[],
  isOwn: (change: JarChange) => boolean,
): Omit<LoggedChange, 'seq'>[] {
  return found.flatMap(({ changes, before }) => {
    const change = changes.at(-1)
    if (!change) return []
    const { at, cause, removed, cookie } = change
    const by = isOwn(change) ? 'crumbline' : changedBy(cause)
    return [{ at, cause, removed, cookie, ...(before === undefined ? {} : { before }), by }]
  })
}

function changedBy(cause: JarChange['cause']): ChangedBy {
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
