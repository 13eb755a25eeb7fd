import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Puts the HTML pages at the root of the package, whatever folder they come from. */
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

// How Preact sets raw HTML. Nothing here uses it, and without it no cookie value can ever become markup: linters see that.
const RAW_HTML = '(t.innerHTML=h.__html)'

/** Removes raw HTML from Preact. The build fails when a new version of Preact has other code there. */
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
 * Three builds, by `mode`: they would share little code, and each starts faster from its own files. The devtools page is
 * loaded whenever the developer tools open, and must not load the whole application.
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
/** Pages must open fast, and call no API that needs the polyfill. */
const NATIVE = { 'webextension-polyfill': fileURLToPath(new URL('extension/native-browser.ts', import.meta.url)) }

/** One file for everything that a surface needs at its start: loading a dozen that import each other delays the popup. */
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
    // Both browsers support `modulepreload` themselves.
    modulePreload: { polyfill: false },
    // Files are never cached across versions: names without hashes make two builds of one commit identical.
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
