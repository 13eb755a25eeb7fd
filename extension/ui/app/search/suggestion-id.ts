/** The id of a completion of the search, which the field names as its active one. */
export function suggestionId(index: number): string {
  return `suggestion-${index}`
}
