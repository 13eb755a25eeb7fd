import { useEffect, useMemo } from 'preact/hooks'
import { headerOfJar } from '../../../../../src/jar-edit/header-of-jar.ts'
import { jarQueryOf } from '../../../app/shell/shell.ts'
import { createPageJar } from '../../../app/state/page-jar.ts'
import type { RulesState } from '../state/rules-state.ts'

/** Returns the Cookie header that the jar alone would send to a URL; null for none. @param url null: there is no URL */
export function useJarHeader(rules: RulesState, url: string | null): string | null {
  const pageJar = useMemo(() => {
    const { tab } = rules
    return createPageJar(rules, () => (url === null || url === tab.value?.url ? jarQueryOf(tab.value) : { url }))
  }, [rules, url])
  useEffect(() => pageJar.watch(), [pageJar])
  return url === null ? null : headerOfJar(pageJar.cookies.value ?? [], url, Date.now())
}
