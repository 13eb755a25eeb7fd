import * as kinds from '../../cookie/attribute-kind.ts'
import { byteLength } from '../../cookie/byte-length.ts'
import { MAX_ATTRIBUTE_OCTETS } from '../../cookie/limits.ts'
import type { Attribute } from '../../cookie/set-cookie.ts'

/**
 * The last Domain, Path, Expires and Max-Age as they stand, of those that are not too long; '' when there is none. Both browsers
 * take the last one written, where RFC 6265bis-22 takes the last one that can be read.
 */
export interface Written {
  domain: string
  path: string
  expires: string
  maxAge: string
  /** Bits of the kinds of attribute of which one was too long, and none after it was not. */
  oversizedFlags: number
}

export function writtenOf(attributes: readonly Attribute[]): Written {
  const written: Written = { domain: '', path: '', expires: '', maxAge: '', oversizedFlags: 0 }
  for (const { name, value } of attributes) {
    const kind = kinds.attributeKind(name, 0, name.length)
    const text = value ?? ''
    if (text.length * 3 > MAX_ATTRIBUTE_OCTETS && byteLength(text) > MAX_ATTRIBUTE_OCTETS) {
      written.oversizedFlags |= 1 << kind
      continue
    }
    written.oversizedFlags &= ~(1 << kind)
    if (kind === kinds.DOMAIN) written.domain = text
    else if (kind === kinds.PATH) written.path = text
    else if (kind === kinds.EXPIRES) written.expires = text
    else if (kind === kinds.MAX_AGE) written.maxAge = text
  }
  return written
}
