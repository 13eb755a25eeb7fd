import { Sites } from '../src/site/sites.ts'
import { publicSuffix } from './public-suffix.ts'

export const { placeOf, siteOf } = new Sites(publicSuffix)
