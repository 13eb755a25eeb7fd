import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from '../../../tools/browsers/driver.ts'
import { ensureBrowser } from '../../../tools/browsers/ensure-browser.ts'
import { launch, PACKAGE } from '../../../tools/browsers/launch.ts'
import { BROWSERS } from '../../../tools/browsers/world.ts'
import { scenes } from '../../../tools/gallery/scenes.ts'
import { serveGallery } from '../../../tools/gallery/serve.ts'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}
/** In functions that run in the gallery. */
declare const axe: {
  run(options: object): Promise<{ readonly violations: readonly Violation[] }>
}

/** Rules of axe whose result depends on the colours on screen. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
/** ... on how the browser renders the page. */
const RENDERED_RULES = [...COLOUR_RULES, 'scrollable-region-focusable']
/** ... and on the direction of the text. */
const DIRECTION_RULES = ['scrollable-region-focusable', 'html-has-lang', 'valid-lang']

describe.each(BROWSERS)('axe finds nothing, in %s', (name) => {
  let browser: Browser
  let page: Page
  let gallery: Awaited<ReturnType<typeof serveGallery>>
  beforeAll(async () => {
    gallery = await serveGallery()
    browser = await launch(name, { binary: ensureBrowser(name), extensionDir: PACKAGE[name] })
    page = await browser.openTab()
    await page.setSize(800, 600)
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  const open = async (scene: string, words = '') => {
    await page.goto(`${gallery.url}?scene=${scene}&axe${words}`)
    await page.waitFor(isShown)
    await page.waitFor(() => 'axe' in globalThis)
  }
  /** All rules that axe has, or some of them. */
  const violations = (look: string, rules: readonly string[] | null = null) =>
    page.evaluate(
      async (look: string, rules: readonly string[] | null) => {
        // Buttons fade to the colours of a new look, and axe would measure the contrast half-way.
        for (const animation of document.getAnimations()) animation.finish()
        const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) })
        return violations.map(
          ({ id, nodes }) => `${look}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3)}`,
        )
      },
      look,
      rules,
    )

  test.each(Object.keys(scenes))('%s', async (scene) => {
    await setLook(page, 'light')
    await open(scene)
    // What axe reads from the document alone is the same in both browsers, so one of them does it.
    const found = await violations('light', name === 'chromium' ? null : RENDERED_RULES)
    for (const look of ['dark', 'forced colours'] as const) {
      await setLook(page, look)
      found.push(...(await violations(look, COLOUR_RULES)))
    }
    await setLook(page, 'light')
    await open(scene, '&words=rtl')
    found.push(...(await violations('right to left', DIRECTION_RULES)))
    expect(found).toEqual([])
  })
})

/** Zoomed to 200 %, a surface has half its pixels each way. The popup itself asks for its size, which only a real one gets or does not: its views are looked at on a page of that size. */
const SIZES = [
  ['what a popup shows, at 200 %', 400, 300, 'page'],
  ['a page at 200 %', 640, 400, 'page'],
  ['a phone', 360, 640, 'page'],
  ['the narrowest sidebar', 320, 600, 'sidebar'],
] as const

const LANGUAGES = ['de', 'es', 'fr', 'ja', 'pt_BR', 'zh_CN'] as const
const WORDY = ['first-run', 'responses', 'jar', 'jar-open', 'inject-open', 'overview'] as const

describe.each(BROWSERS)('nothing is cut off, in %s', (name) => {
  let browser: Browser
  let page: Page
  let gallery: Awaited<ReturnType<typeof serveGallery>>
  beforeAll(async () => {
    gallery = await serveGallery()
    browser = await launch(name, { binary: ensureBrowser(name), extensionDir: PACKAGE[name] })
    page = await browser.openTab()
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  const look = async (scene: string, query: string) => {
    await page.goto(`${gallery.url}?scene=${scene}&${query}`)
    await page.waitFor(isShown)
    return page.evaluate(cutOff)
  }

  test.each(Object.keys(scenes))('%s', async (scene) => {
    const found: string[] = []
    for (const [size, width, height, surface] of SIZES) {
      await page.setSize(width, height)
      for (const what of await look(scene, `surface=${surface}`)) found.push(`${size}: ${what}`)
    }
    expect(found).toEqual([])
  })
  test.each(LANGUAGES)('the narrowest sidebar, in %s', async (words) => {
    await page.setSize(320, 600)
    const found: string[] = []
    for (const scene of WORDY) {
      for (const what of await look(scene, `surface=sidebar&words=${words}`)) found.push(`${scene}: ${what}`)
    }
    expect(found).toEqual([])
  })
})

const isShown = () =>
  document.querySelector('.app[aria-busy="false"]') !== null && document.querySelector('.loading') === null

/** What can be seen in part only: boxes that would have to be scrolled sideways, and controls that stick out. */
function cutOff(): string[] {
  const found: string[] = []
  const nameOf = (one: Element) => `${one.localName}.${one.getAttribute('class') ?? ''}`
  for (const one of document.querySelectorAll<HTMLElement>('*')) {
    const { overflowX } = getComputedStyle(one)
    const scrolls = overflowX === 'auto' || overflowX === 'scroll' || one === document.documentElement
    if (scrolls && one.scrollWidth > one.clientWidth + 1) found.push(`${nameOf(one)} scrolls sideways`)
  }
  for (const one of document.querySelectorAll<HTMLElement>('button, input, select, textarea, summary')) {
    const { left, right, width } = one.getBoundingClientRect()
    const seen = width > 1 && one.checkVisibility({ visibilityProperty: true })
    if (seen && (left < -1 || right > innerWidth + 1)) found.push(`${nameOf(one)} sticks out`)
  }
  return found
}

type Look = 'light' | 'dark' | 'forced colours'

async function setLook(page: Page, look: Look): Promise<void> {
  await page.colorScheme(look === 'dark' ? 'dark' : 'light')
  await page.forcedColors(look === 'forced colours')
}
