import type { Filter, FilterTerm } from '../../../../../src/exchange/filter.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'

/** Whether a change of the jar fits a query. What can be asked of requests only, it does not meet. */
export function changeFits(filter: Filter, { cookie }: LoggedChange): boolean {
  const { name, value, domain } = cookie
  const holds = (text: string, ...where: string[]) => where.some((one) => one.toLowerCase().includes(text))
  const meets = (term: FilterTerm): boolean => {
    switch (term.key) {
      case 'text':
        return holds(term.text, name, value, domain)
      case 'name':
        return holds(term.text, name)
      case 'value':
        return holds(term.text, value)
      case 'host':
        return holds(term.text, domain)
      case 'method':
      case 'reason':
      case 'type':
      case 'status':
      case 'is':
        return false
    }
  }
  return filter.every((term) => meets(term) !== term.not)
}
