/** Most octets of name and value together, without the `=` (RFC 6265bis-22, section 5.6 step 5). */
export const MAX_NAME_AND_VALUE_OCTETS = 4096

/**
 * Most octets of one attribute value. A longer attribute is ignored, but the cookie is not (section 5.6,
 * unparsed-attributes step 6).
 */
export const MAX_ATTRIBUTE_OCTETS = 1024

/** 400 days: longer lifetimes are cut to it (sections 5.6.1 and 5.6.2). */
export const MAX_LIFETIME_SECONDS = 34_560_000
