/**
 * Returns the id of a completion, which the search field names as its active descendant. In its own file, because
 * `suggestions.tsx` is loaded later.
 */
export function suggestionId(index: number): string {
  return `suggestion-${index}`
}
