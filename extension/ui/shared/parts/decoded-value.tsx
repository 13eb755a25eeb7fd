import { lazy } from './lazy.tsx'

/** Shows a decoded value, below the raw one. */
export const DecodedValue = lazy<{ name: string; value: string }>(
  async () => (await import('../decoded/decoded-layers.tsx')).DecodedLayers,
)
