/** Resolves when what is there has been painted, and `rest` ms have gone by. A surface out of sight paints nothing: there time alone counts. */
export function painted(rest = 0): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100 + rest)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve, rest)
    })
  })
}
