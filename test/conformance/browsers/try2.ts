import { RealChromium } from './chromium.ts'
import { SCENES, type Case } from './case.ts'
import { RawServer } from './raw-server.ts'
process.on('unhandledRejection',e=>{console.error(e);process.exit(1)})
const server = new RawServer(); const ports = await server.start()
const b = new RealChromium(server, ports, 'allow')
const cases: Case[] = []
for (const scene of [SCENES.cross, SCENES.crossHttp]) for (const l of ['a=1','a=1; SameSite=Lax']) cases.push({category:'t', scene, line: Buffer.from(l), prior: []})
for (const h of ['b.test','b.com','x.org']) for (const l of ['a=1','a=1; SameSite=Lax']) cases.push({category:'t', scene: {page:`https://www.${h}:{s}/`,url:'https://www.c.com:{s}/',how:'fetch'}, line: Buffer.from(l), prior: []})
const seen = await b.run(cases)
for (const [i,c] of cases.entries()) console.log(c.scene.page, c.scene.url, c.line.toString(), seen[i]!.reasons)
await b.close(); server.stop()
