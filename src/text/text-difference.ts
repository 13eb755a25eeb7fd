/** The lengths, in characters, of what two texts have in common at their start and end. The middle is the difference. */
export interface TextDifference {
  readonly prefix: number
  readonly suffix: number
}

/** Compares two texts. The ends never overlap: `prefix + suffix` is at most the length of the shorter text. */
export function textDifference(a: string, b: string): TextDifference {
  const most = Math.min(a.length, b.length)
  let prefix = 0
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1
  let suffix = 0
  while (suffix < most - prefix && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix))
    suffix += 1
  return { prefix, suffix }
}
