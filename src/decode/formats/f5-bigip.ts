import type { DecodedFact } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'

/**
 * Decodes F5 BIG-IP's persistence cookie, which names a server behind the load balancer (K6917): `address.port.0000`,
 * both little-endian numbers; `vi<IPv6>.port`; or with a route domain `rd5o<IPv6>o80`, the port in plain decimal. A
 * leading `!` means encrypted.
 */
export const f5Bigip: Decoder = (text, name) => {
  const isNamed = /^BIGipServer/.test(name)
  if (isNamed && /^![A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return {
      decoded: { kind: 'f5-bigip-encrypted', certain: true, text: null, facts: [{ label: 'encrypted', flag: true }] },
    }
  }
  const server = readPlain(text) ?? readIpv6(text) ?? readRouted(text)
  if (!server) return null
  const facts: DecodedFact[] = [
    { label: 'address', text: server.address },
    { label: 'port', number: server.port },
  ]
  if (server.domain !== undefined) facts.push({ label: 'route-domain', number: server.domain })
  return { decoded: { kind: 'f5-bigip', certain: isNamed, text: `${server.address}:${server.port}`, facts } }
}

interface Server {
  readonly address: string
  readonly port: number
  readonly domain?: number
}

function readPlain(text: string): Server | null {
  const [, address, port] = /^(\d{1,10})\.(\d{1,5})\.0000$/.exec(text) ?? []
  if (address === undefined || Number(address) > 0xffffffff) return null
  const number = Number(address)
  const octets = [0, 1, 2, 3].map((i) => Math.floor(number / 256 ** i) % 256)
  return { address: octets.join('.'), port: swapBytes(Number(port)) }
}

function readIpv6(text: string): Server | null {
  const [, address, port] = /^vi([0-9a-f]{32})\.(\d{1,5})$/.exec(text) ?? []
  return address === undefined ? null : { address: ipv6Of(address), port: swapBytes(Number(port)) }
}

function readRouted(text: string): Server | null {
  const [, domain, address, port] = /^rd(\d+)o([0-9a-f]{32})o(\d{1,5})$/.exec(text) ?? []
  if (address === undefined) return null
  const four = /^0{20}ffff([0-9a-f]{8})$/.exec(address)?.[1]
  const octets = four?.match(/../g)?.map((octet) => Number.parseInt(octet, 16))
  return { address: octets?.join('.') ?? ipv6Of(address), port: Number(port), domain: Number(domain) }
}

function swapBytes(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8)
}

/** Formats an address by RFC 5952: no leading zeros, and `::` for the longest run of zero groups. */
function ipv6Of(hex: string): string {
  const groups = hex.match(/.{4}/g)?.map((group) => Number.parseInt(group, 16).toString(16)) ?? []
  const runs = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run)
  const longest = runs.sort((one, other) => other.length - one.length)[0]
  const address = groups.join(':')
  if (longest === undefined) return address
  return address
    .replace(longest, longest.startsWith(':') || !address.startsWith(longest) ? ':' : '::')
    .replace(/:$/, '::')
    .replace(/:::/, '::')
}
