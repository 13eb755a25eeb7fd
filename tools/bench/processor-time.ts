import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time that a process and its descendants have used. @throws Error on systems without /proc */
export function processorTime(pid: number): number {
  const below = new Map<number, number[]>()
  for (const one of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(one)
    if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), Number(one)])
  }
  const count = (one: number): number =>
    ownTime(one) + (below.get(one) ?? []).reduce((sum, child) => sum + count(child), 0)
  return count(pid)
}

function parentOf(pid: string): number | null {
  const stat = textOf(`/proc/${pid}/stat`)
  // The program's name, in parentheses, may contain spaces and parentheses.
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** Milliseconds of a process's own threads. The first number in `schedstat` is nanoseconds on a processor. */
function ownTime(pid: number): number {
  const threads = namesIn(`/proc/${pid}/task`)
  return (
    threads.reduce((sum, one) => sum + Number(textOf(`/proc/${pid}/task/${one}/schedstat`)?.split(' ')[0] ?? 0), 0) /
    1e6
  )
}

/** The file's text; null when its process has ended meanwhile. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The folder's entries; none when its process has ended meanwhile. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
