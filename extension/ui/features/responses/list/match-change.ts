import type { Filter, FilterTerm } from '../../../../../src/exchange/query/filter.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'

/** Returns whether a change of the jar matches a query. It never matches a term that is about requests. */
export function matchesChange(filter: Filter, { cookie }: LoggedChange): boolean {
  const { name, value, domain } = cookie
  const contains = (text: string, ...where: string[]) => where.some((one) => one.toLowerCase().includes(text))
  const matches = (term: FilterTerm): boolean => {
    switch (term.key) {
      case 'text':
        return contains(term.text, name, value, domain)
      case 'name':
        return contains(term.text, name)
      case 'value':
        return contains(term.text, value)
      case 'host':
        return contains(term.text, domain)
      case 'method':
      case 'reason':
      case 'type':
      case 'status':
      case 'is':
        return false
    }
  }
  return filter.every((term) => matches(term) !== term.not)
}
