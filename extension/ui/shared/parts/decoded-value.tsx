import { lazy } from './lazy.tsx'

/** What a value holds, decoded, to be shown below the raw value. */
export const DecodedValue = lazy<{ name: string; value: string }>(
  async () => (await import('../decoded/decoded-layers.tsx')).DecodedLayers,
)
