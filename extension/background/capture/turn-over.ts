const { port1, port2 } = new MessageChannel()
let waiting: (() => void)[] = []
port1.onmessage = () => {
  const all = waiting
  waiting = []
  for (const resolve of all) resolve()
}

/** Resolves when the tasks that wait in line now are over. A timer would keep us waiting: Firefox makes each of many 4 ms long. */
export function turnOver(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) port2.postMessage(null)
  })
}
