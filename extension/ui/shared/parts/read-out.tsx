import { lazy } from './lazy.tsx'

/** What a value holds, beside the raw value. */
export const ReadOut = lazy<{ name: string; value: string }>(async () => (await import('../decoded/layers.tsx')).Layers)
