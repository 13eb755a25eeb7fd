/** The format of a layer. Closed list; each has a name `layer_*` in `_locales`. */
export const DECODED_KINDS = [
  'url-encoded',
  'base64',
  'json',
  'jwt',
  'jwe',
  'date',
  'epoch',
  'uuid',
  'itsdangerous',
  'django-signed',
  'rails-signed',
  'rails-encrypted',
  'express-signed',
  'express-json',
  'iron',
  'laravel-encrypted',
  'php-serialized',
  'spring-remember-me',
  'aspnetcore-protected',
  'aspnetcore-culture',
  'google-analytics',
  'google-analytics-4',
  'meta-pixel',
  'iab-tcf',
  'f5-bigip',
  'f5-bigip-encrypted',
  'opaque',
] as const
export type DecodedKind = (typeof DECODED_KINDS)[number]

/** The subject of a fact. Closed list; each has a name `label_*` in `_locales`. */
export const FACT_LABELS = [
  'issued-at',
  'not-before',
  'expires-at',
  'signed-at',
  'created-at',
  'updated-at',
  'last-seen-at',
  'moment',
  'algorithm',
  'encryption',
  'key-id',
  'issuer',
  'subject',
  'audience',
  'purpose',
  'signature',
  'unsigned',
  'encrypted',
  'compressed',
  'version',
  'session-id',
  'session-number',
  'engaged',
  'client-id',
  'click-id',
  'user',
  'class',
  'address',
  'port',
  'route-domain',
  'server',
  'language',
  'culture',
  'ui-culture',
  'purposes',
  'vendor',
  'bytes',
  'kept-by-server',
  'meaning',
] as const
export type FactLabel = (typeof FACT_LABELS)[number]

/**
 * The purpose of an opaque value, recognized by the cookie's name. Closed list; each has a text `meaning_*` in
 * `_locales`.
 */
export const MEANINGS = [
  'aws-alb',
  'aws-alb-app',
  'aws-elb',
  'cloudflare-bot',
  'tomcat-session',
  'php-session',
  'aspnet-session',
] as const
export type Meaning = (typeof MEANINGS)[number]

/**
 * One fact that a layer contains. `time` is in milliseconds since the epoch; `flag` means that the fact is true;
 * `meaning` is a code.
 */
export type DecodedFact =
  | { readonly label: FactLabel; readonly text: string }
  | { readonly label: FactLabel; readonly number: number }
  | { readonly label: FactLabel; readonly time: number }
  | { readonly label: FactLabel; readonly flag: true }
  | { readonly label: 'meaning'; readonly meaning: Meaning }

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One layer of a value. */
export interface Decoded {
  readonly kind: DecodedKind
  /** False: the text looks like this format, but may be something else. Show it as a guess. Signatures are never checked. */
  readonly certain: boolean
  /** The layer's content as text; null when it is not readable. */
  readonly text: string | null
  /** The layer's content when it is structured. Objects have no prototype, so `__proto__` is a name like any other. */
  readonly json?: Json
  readonly facts: readonly DecodedFact[]
}
