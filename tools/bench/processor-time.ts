import { readdirSync, readFileSync } from 'node:fs'

/** ms of processor time that a process and all that it started have had so far. @throws Error where there is no Linux to count it */
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
  // The name of the program, in brackets, may hold anything.
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** Of all its threads: the first figure is ns on a processor. */
function ownTime(pid: number): number {
  const threads = namesIn(`/proc/${pid}/task`)
  return (
    threads.reduce((sum, one) => sum + Number(textOf(`/proc/${pid}/task/${one}/schedstat`)?.split(' ')[0] ?? 0), 0) /
    1e6
  )
}

/** null, or nothing: it has ended meanwhile. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
