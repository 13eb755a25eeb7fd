import * as kinds from '../../cookie/attribute-kind.ts'
import { byteLength } from '../../cookie/byte-length.ts'
import { MAX_ATTRIBUTE_OCTETS } from '../../cookie/limits.ts'
import type { Attribute } from '../../cookie/set-cookie.ts'

/**
 * The last Domain, Path, Expires and Max-Age that are not too long, unparsed; '' when there is none. Both browsers use
 * the last one of a kind, while RFC 6265bis-22 uses the last one that can be parsed.
 */
export interface LastAttributes {
  domain: string
  path: string
  expires: string
  maxAge: string
  /** Bit `1 << kind` is set for each kind whose last attribute was too long. */
  oversizedFlags: number
}

export function lastAttributesOf(attributes: readonly Attribute[]): LastAttributes {
  const last: LastAttributes = { domain: '', path: '', expires: '', maxAge: '', oversizedFlags: 0 }
  for (const { name, value } of attributes) {
    const kind = kinds.attributeKind(name, 0, name.length)
    const text = value ?? ''
    if (text.length * 3 > MAX_ATTRIBUTE_OCTETS && byteLength(text) > MAX_ATTRIBUTE_OCTETS) {
      last.oversizedFlags |= 1 << kind
      continue
    }
    last.oversizedFlags &= ~(1 << kind)
    if (kind === kinds.DOMAIN) last.domain = text
    else if (kind === kinds.PATH) last.path = text
    else if (kind === kinds.EXPIRES) last.expires = text
    else if (kind === kinds.MAX_AGE) last.maxAge = text
  }
  return last
}
