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

// Preact's way to set raw HTML. Nothing of ours uses it; without it no cookie value can ever become markup, and no linter has to trust us.
const RAW_HTML = '(t.innerHTML=h.__html)'

/** Takes raw HTML out of Preact; stops the build when a new Preact words it otherwise. */
function withoutRawHtml(): Plugin {
  return {
    name: 'without-raw-html',
    enforce: 'pre',
    transform(code, id) {
      if (!/preact[/\\]dist[/\\]preact\.mjs$/.test(id.split('?')[0] ?? '')) return null
      if (!code.includes(RAW_HTML)) this.error('Preact sets innerHTML in another way than before: see vite.config.ts')
      return { code: code.replace(RAW_HTML, '0').replaceAll('.innerHTML', '.textContent'), map: null }
    },
  }
}

export default defineConfig({
  base: '/',
  publicDir: 'public',
  plugins: [withoutRawHtml(), flattenPages()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/build',
    emptyOutDir: true,
    target: ['chrome121', 'firefox142'],
    modulePreload: false,
    // Everything is loaded from the package: names without hashes make two builds of one commit the same, byte for byte.
    rolldownOptions: {
      // The list of public suffixes is one constant of 100 kB: inlined it would stand in the package three times.
      optimization: { inlineConst: false },
      input: { background: 'extension/background/main.ts', popup: 'extension/popup/popup.html' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
})
