/** The condition of a declarativeNetRequest rule, in the API's own form. */
export interface DnrCondition {
  readonly urlFilter?: string
  readonly regexFilter?: string
  readonly isUrlFilterCaseSensitive?: boolean
  readonly requestDomains?: readonly string[]
  readonly excludedRequestDomains?: readonly string[]
  readonly initiatorDomains?: readonly string[]
  readonly domainType?: 'firstParty' | 'thirdParty'
  readonly excludedTopDomains?: readonly string[]
  readonly requestMethods?: readonly string[]
  readonly resourceTypes?: readonly string[]
  readonly tabIds?: readonly number[]
  readonly responseHeaders?: readonly { readonly header: string; readonly values: readonly string[] }[]
}
