import { basename } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Pages stand at the root of the package, whatever room of the house they come from. */
function flattenPages(): Plugin {
  return {
    name: 'flatten-pages',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.fileName.endsWith('.html')) file.fileName = basename(file.fileName)
    },
  }
}

export default defineConfig({
  base: '/',
  publicDir: 'public',
  plugins: [flattenPages()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/build',
    emptyOutDir: true,
    target: ['chrome121', 'firefox142'],
    modulePreload: false,
    // Everything is loaded from the package: names without hashes make two builds of one commit the same, byte for byte.
    rolldownOptions: {
      input: { background: 'extension/background/main.ts', popup: 'extension/popup/popup.html' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
})
