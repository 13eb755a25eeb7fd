import { defineConfig } from 'vite'

// The gallery: every view and state with made-up data, without an extension around it.
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  server: { port: 5179 },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
