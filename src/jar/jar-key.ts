import type { JarCookie } from './jar-cookie.ts'

/** The identity of a cookie in a jar (RFC 6265bis-22, 5.7 step 23: name, domain, host-only-flag, path), in its store and partition, as text. */
export function jarKey({ storeId, partitionKey, domain, path, name }: JarCookie): string {
  // A domain cookie's domain starts with a dot in both browsers, so that it holds the host-only-flag.
  return JSON.stringify([
    storeId,
    partitionKey?.topLevelSite ?? '',
    partitionKey?.hasCrossSiteAncestor ?? false,
    domain,
    path,
    name,
  ])
}
