/** `npm run build` */
import { buildAll } from './build.ts'

await buildAll()
console.error('built dist/chrome and dist/firefox')
