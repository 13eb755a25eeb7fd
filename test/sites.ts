import { Sites } from '../src/site/sites.ts'
import { publicSuffix } from './public-suffix.ts'

export const { hostAndSiteOf, siteOf } = new Sites(publicSuffix)
