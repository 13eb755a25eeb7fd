import type { JarCookie } from '../jar/jar-cookie.ts'
import type { PasteBuilder } from './paste-builder.ts'

/**
 * Reads every spelling of SameSite in use, ignoring case: `None`, `no_restriction`, `unspecified`, `Default`, '', null.
 * Older Firefox wrote `no_restriction` for a cookie without the attribute, so it means None only on Secure cookies.
 * @returns undefined when the value is missing, or unknown, which adds a loss
 */
export function readSameSite(
  written: string | null | undefined,
  secure: boolean | undefined,
  paste: PasteBuilder,
): JarCookie['sameSite'] | undefined {
  if (written === undefined) return undefined
  switch (written?.toLowerCase() ?? '') {
    case 'strict':
      return 'strict'
    case 'lax':
      return 'lax'
    case 'none':
      return 'no_restriction'
    case 'no_restriction':
      if (secure) return 'no_restriction'
      paste.addLoss('same-site-ambiguous')
      return 'unspecified'
    case '':
    case 'unspecified':
    case 'default':
    case 'unset':
      return 'unspecified'
    default:
      paste.addLoss('same-site-unknown')
      return undefined
  }
}
