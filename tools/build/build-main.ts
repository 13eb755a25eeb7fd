import { buildAll } from './build.ts'

/** `npm run build` */
await buildAll()
console.error('built dist/chrome and dist/firefox')
