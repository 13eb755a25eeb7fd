import type { DecodedFact, Meaning } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'

interface Known {
  readonly name: RegExp
  readonly value: RegExp
  readonly meaning: Meaning
  readonly facts?: (value: string) => DecodedFact[]
}

const KEPT_BY_SERVER: DecodedFact = { label: 'kept-by-server', flag: true }

/** Values without readable content, recognized by name and shape. */
const KNOWN: readonly Known[] = [
  { name: /^AWSALB(?:CORS|TG|TGCORS)?$/, value: /^[A-Za-z0-9+/]{60,}={0,2}$/, meaning: 'aws-alb' },
  { name: /^AWSALBAPP-\d$/, value: /./, meaning: 'aws-alb-app' },
  { name: /^AWSELB(?:CORS)?$/, value: /^[0-9A-F]{40,}$/, meaning: 'aws-elb' },
  {
    name: /^__cf_bm$/,
    value: /^.{20,}-\d{10}-/,
    meaning: 'cloudflare-bot',
    facts: (value) => [{ label: 'created-at', time: Number(/-(\d{10})-/.exec(value)?.[1]) * 1000 }],
  },
  {
    name: /^JSESSIONID$/,
    value: /^[0-9A-Za-z_-]{20,}(?:[.!].+)?$/,
    meaning: 'tomcat-session',
    facts: (value) => {
      // Tomcat's jvmRoute names the server that keeps the session.
      const server = /\.(.+)$/.exec(value)?.[1]
      return server === undefined ? [KEPT_BY_SERVER] : [KEPT_BY_SERVER, { label: 'server', text: server }]
    },
  },
  { name: /^PHPSESSID$/, value: /^[0-9a-zA-Z,-]{22,256}$/, meaning: 'php-session', facts: () => [KEPT_BY_SERVER] },
  { name: /^ASP\.NET_SessionId$/, value: /^[a-z0-5]{24}$/, meaning: 'aspnet-session', facts: () => [KEPT_BY_SERVER] },
]

export const opaque: Decoder = (text, name) => {
  const known = KNOWN.find((one) => one.name.test(name) && one.value.test(text))
  if (!known) return null
  const facts: DecodedFact[] = [{ label: 'meaning', meaning: known.meaning }, ...(known.facts?.(text) ?? [])]
  return { decoded: { kind: 'opaque', certain: true, text: null, facts } }
}
