/** What a value, or a layer of it, was read as. Closed list; the words live in `_locales`. */
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

/** What a fact is about. Closed list; the words live in `_locales`. */
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

/** What an opaque value is for, as far as its name tells. Closed list; sentences live in `_locales`. */
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

/** One thing that was read out of a layer. `time` is ms since the epoch; `flag` says that it holds; `meaning` is a code. */
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
  /** False: it looks like that, and may be something else. Show it as such. No signature is ever checked: nobody has the key. */
  readonly certain: boolean
  /** What the layer holds, as text; null when there is nothing readable in it. */
  readonly text: string | null
  /** What the layer holds when that has a structure. Objects have no prototype, so that `__proto__` is a name like any other. */
  readonly json?: Json
  readonly facts: readonly DecodedFact[]
}
