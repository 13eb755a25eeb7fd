/**
 * The globals that browsers, Node, Deno and workers share. The core is compiled without DOM and Node types, and may use
 * these only. For `tsconfig.core.json`: `tsconfig.json` has the DOM's own types, and excludes this file.
 */
declare class URL {
  constructor(url: string)
  readonly hostname: string
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes: Uint8Array): string
}

declare class TextEncoder {
  encode(text: string): Uint8Array
}

declare function atob(text: string): string
declare function btoa(binary: string): string
