import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
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

/**
 * Three builds, by `mode`: what they would share is small, and each starts sooner from files of its own. The page behind the
 * developer tools is loaded with every one of them, and must not bring the whole application.
 */
const PAGES = 'production'
const BACKGROUND = 'background'
const INPUTS: Readonly<Record<string, Record<string, string>>> = {
  [PAGES]: {
    popup: 'extension/popup/popup.html',
    page: 'extension/page/page.html',
    panel: 'extension/panel/panel.html',
    sidebar: 'extension/sidebar/sidebar.html',
  },
  [BACKGROUND]: { background: 'extension/background/main.ts' },
  devtools: { devtools: 'extension/panel/devtools.html' },
}
/** What a person waits for is to be there at once, and asks for nothing that needs the polyfill. */
const NATIVE = { 'webextension-polyfill': fileURLToPath(new URL('extension/native-browser.ts', import.meta.url)) }

/** All that a surface needs at its start is one file: a popup must not ask for a dozen, each after another one named it. */
const APP = { groups: [{ name: 'app', test: /extension[/\\]ui[/\\]main\.ts$/ }] }

export const MODES = Object.keys(INPUTS)

export default defineConfig(({ mode }) => ({
  base: '/',
  ...(mode === BACKGROUND ? {} : { resolve: { alias: NATIVE } }),
  publicDir: mode === PAGES ? 'public' : false,
  plugins: [withoutRawHtml(), flattenPages()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/build',
    emptyOutDir: mode === PAGES,
    target: ['chrome121', 'firefox142'],
    // What a page will need is asked for with the page, and not when the script before it has run.
    modulePreload: { polyfill: false },
    // Everything is loaded from the package: names without hashes make two builds of one commit the same, byte for byte.
    rolldownOptions: {
      input: INPUTS[mode] ?? {},
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: mode === PAGES ? 'chunks/[name].js' : `${mode}/[name].js`,
        assetFileNames: 'assets/[name][extname]',
        ...(mode === PAGES ? { codeSplitting: APP } : {}),
      },
    },
  },
}))
