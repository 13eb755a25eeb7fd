/** The id of a completion; the search field names it as its active descendant. In its own file, as `suggestions.tsx` is loaded later. */
export function suggestionId(index: number): string {
  return `suggestion-${index}`
}
