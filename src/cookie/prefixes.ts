/** Name prefixes with rules. Longer ones come first, because a name with `__Host-Http-` also begins with `__Host-`. */
const PREFIXES = ['__Host-Http-', '__Host-', '__Secure-', '__Http-'] as const
export type Prefix = (typeof PREFIXES)[number]

/**
 * The requirements of each prefix besides Secure: RFC 6265bis-22, section 4.1.3; `__Http-` and `__Host-Http-` come from
 * the layered-cookies draft.
 */
export const PREFIX_RULES: Record<Prefix, { readonly hostOnly: boolean; readonly httpOnly: boolean }> = {
  '__Host-Http-': { hostOnly: true, httpOnly: true },
  '__Host-': { hostOnly: true, httpOnly: false },
  '__Secure-': { hostOnly: false, httpOnly: false },
  '__Http-': { hostOnly: false, httpOnly: true },
}

/** Returns the prefix of a name, "case-insensitively" (section 5.7, steps 20 to 22); null when it has none. */
export function prefixOf(name: string): Prefix | null {
  if (name.charCodeAt(0) !== 0x5f || name.charCodeAt(1) !== 0x5f) return null
  const start = name.slice(0, 12).toLowerCase()
  return PREFIXES.find((prefix) => start.startsWith(prefix.toLowerCase())) ?? null
}
