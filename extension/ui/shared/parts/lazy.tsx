import type { ComponentType, VNode } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { say } from '../words.ts'

/**
 * Wraps a component whose code is loaded when it is first rendered, so that a popup does not wait for code that is not
 * visible yet.
 * @param meanwhile rendered until the code is loaded
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: () => VNode | null = () => <div class="loading" aria-busy="true" />,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  let failed = false
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        loaded = component
      },
      (error: unknown) => {
        console.error('crumbline', error)
        failed = true
        // The next instance tries again.
        loading = null
      },
    )
    return loading
  }
  return function Lazy(props: P) {
    const [, rerender] = useState(0)
    // Starts while rendering, because an effect would wait for a paint.
    if (loaded === null && !failed) void begin()
    useLayoutEffect(() => {
      if (loaded !== null) return
      let isMounted = true
      void begin().then(() => isMounted && rerender(1))
      return () => {
        isMounted = false
      }
    }, [])
    const Shown = loaded
    if (Shown !== null) return <Shown {...props} />
    return failed ? <p class="hint">{say('fault_internal')}</p> : meanwhile()
  }
}
