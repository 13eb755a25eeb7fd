import type { ComponentType, VNode } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { say } from '../words.ts'

/**
 * A component whose code comes when it is first shown: a popup must not wait for what nobody looks at yet.
 * @param meanwhile what stands in its place until then
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
        // The next one that is shown tries again.
        loading = null
      },
    )
    return loading
  }
  return function Lazy(props: P) {
    const [, paint] = useState(0)
    // At once, not when what is there has been painted.
    if (loaded === null && !failed) void begin()
    useLayoutEffect(() => {
      if (loaded !== null) return
      let isThere = true
      void begin().then(() => isThere && paint(1))
      return () => {
        isThere = false
      }
    }, [])
    const Shown = loaded
    if (Shown !== null) return <Shown {...props} />
    return failed ? <p class="hint">{say('fault_internal')}</p> : meanwhile()
  }
}
