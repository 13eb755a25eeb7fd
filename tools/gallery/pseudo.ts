const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ë',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
}

/**
 * Pseudo-localizes English text: accented and longer. Text that is not translated, or does not fit when it is longer, then stands out. Code in
 * backticks stays as it is.
 */
export function pseudo(text: string): string {
  const accented = text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('`')
  return text === '' ? '' : `${accented}${' ~'.repeat(Math.ceil(text.length / 20))}`
}
