// Outlives the process that started a browser. When its input ends without a line `done` (a crash, a SIGKILL, Ctrl-C), it kills
// the browser's process groups and deletes the folders made for them. It reads the lines `pid N`, `dir PATH` and `done`.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

const pids = []
const dirs = []
let done = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  if (line === 'done') done = true
  else if (line.startsWith('pid ')) pids.push(Number(line.slice(4)))
  else if (line.startsWith('dir ')) dirs.push(line.slice(4))
})
lines.on('close', () => {
  if (done) return
  for (const pid of pids) {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'])
    else
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // The process has already ended.
      }
  }
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
