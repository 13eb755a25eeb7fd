import { defineConfig } from 'vite'

// The gallery: every view and state with made-up data, without an extension around it.
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: './',
  server: { port: 5179 },
  // A built one is what the package is, in tests too: elements that name their source file would hold the paths of this machine.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: command === 'serve' } },
}))
