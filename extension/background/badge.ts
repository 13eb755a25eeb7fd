import { browser } from '../browser.ts'

/** The toolbar says that an injection is on: it must not be forgotten. */
export async function showInjecting(rules: number): Promise<void> {
  await browser.action.setBadgeText({ text: rules === 0 ? '' : String(rules) })
  await browser.action.setBadgeBackgroundColor({ color: '#5b3fd1' })
}
