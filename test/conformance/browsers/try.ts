import { RealChromium } from './chromium.ts'
import { corpusCases } from './corpus-cases.ts'
import { RealFirefox } from './firefox.ts'
import { sendingCases } from './lines.ts'
import { RawServer } from './raw-server.ts'
import { print, tryAll } from './table.ts'

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
const r = await tryAll(b, [...corpusCases().filter((c) => /[^\x00-\x7f]/.test(c.line.toString())), ...sendingCases()])
print(b.name, r)
for (const d of r.disagreements.slice(0, 30)) console.log(d.slice(0, 900))
await b.close()
server.stop()
