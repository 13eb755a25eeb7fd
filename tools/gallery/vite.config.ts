import { defineConfig } from 'vite'

// The gallery shows every view and state with made-up data, without the extension.
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: './',
  server: { port: 5179 },
  // Outside of the dev server it is built as the package is; the development JSX would put file paths of this machine into the output.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: command === 'serve' } },
}))
