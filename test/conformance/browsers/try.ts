import { compare } from './agree.ts'
import { RealChromium } from './chromium.ts'
import { RealFirefox } from './firefox.ts'
import { ownCases } from './lines.ts'
import { randomCases } from './random-lines.ts'
import { RawServer } from './raw-server.ts'

process.on('unhandledRejection', (e) => {
  console.error(e)
  process.exit(1)
})
process.on('SIGTERM', () => process.exit(1))
const server = new RawServer()
const ports = await server.start()
const b =
  process.argv[2] === 'firefox'
    ? new RealFirefox(server, ports)
    : new RealChromium(server, ports, process.argv[2] as 'allow')
const cases = process.argv[3] ? randomCases(Number(process.argv[3]), Number(process.argv[4] ?? 1)) : ownCases()
const t = Date.now()
const seen = await b.run(cases)
console.log(cases.length, (Date.now() - t) / cases.length, 'ms/case')
let n = 0
for (const [i, c] of cases.entries()) {
  const s = seen[i]
  if (!s) continue
  const d = compare(c, s, b)
  if (d) {
    n++
    console.log(
      c.category,
      c.scene.url.slice(0, 30),
      c.scene.how,
      JSON.stringify(c.prior.map(String)),
      JSON.stringify(c.line.toString().slice(0, 150)),
      d.problem.slice(0, 160),
      '|',
      d.verdict.outcome,
      d.verdict.reasons.join(),
    )
  }
}
console.log(n, 'disagree', seen.filter((s) => s.line === null).length, 'no line')
await b.close()
server.stop()
