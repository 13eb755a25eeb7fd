import { RealFirefox } from './firefox.ts'
import { compare } from './agree.ts'
import { RealChromium } from './chromium.ts'
import { SCENES, type Case } from './case.ts'
import { RawServer } from './raw-server.ts'
process.on('unhandledRejection',e=>{console.error(e);process.exit(1)});const server = new RawServer(); const ports = await server.start()
const b = process.argv[2] === 'firefox' ? new RealFirefox(server, ports) : new RealChromium(server, ports, process.argv[2] as any)
const L = ['a=1','a=1; Secure','__Host-x=1; Secure; Path=/','__Http-x=1; Secure; HttpOnly','__Http-x=1; Secure','__Host-Http-x=1; Secure; Path=/','=a=b','=x','a','a=\x01','a=1; Path=/%zz','a=1; Path=/a b','a=1; Path=/\x09x','a=1; Partitioned','a=1; Partitioned; Secure','a=1; SameSite=None','a=1; SameSite=Strict','a=1; SameSite=Lax','a=1; SameSite=None; Secure','a=1; Max-Age=+5','a=1; Max-Age=99999999999999999999','a=1; Domain=.','a=1; Domain=a.test','a=1; Domain=test','a=1; domain=é.test','é=ü',' ; a=1','a=1; Expires=Wed, 21 Oct 2065 7:28:00','a=1; Path=/..','a=1; Path=/a?b#c','=__Host-x']
const cases: Case[] = []
for (const scene of Object.values(SCENES)) for (const l of L) cases.push({category:'t', scene, line: Buffer.from(l), prior: []})
const t=Date.now(); const seen = await b.run(cases); console.log((Date.now()-t)/cases.length,'ms/case')
for (const [i,c] of cases.entries()) { const d = compare(c, seen[i]!, b); if (d) console.log(c.scene.url, c.scene.how, JSON.stringify(c.line.toString()), d.problem, d.verdict.outcome, d.verdict.reasons.join()) ; if (seen[i]!.line===null) console.log('noline', JSON.stringify(c.line.toString()))}
await b.close(); server.stop()
