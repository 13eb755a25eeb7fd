/** `browser.permissions`: the host permissions that are granted. */
export class FakePermissions {
  origins: string[] | undefined
  #failure: Error | null = null

  constructor(origins?: readonly string[]) {
    this.origins = origins && [...origins]
  }

  failNext(error = new Error('permissions.getAll failed')): void {
    this.#failure = error
  }

  async getAll(): Promise<{ origins?: string[] | undefined }> {
    const failure = this.#failure
    this.#failure = null
    if (failure) throw failure
    return { origins: this.origins }
  }

  /** Matches by scheme and host only, as far as tests need it. */
  async contains({ origins }: { origins: string[] }): Promise<boolean> {
    const granted = this.origins ?? []
    return origins.every((url) =>
      granted.some((origin) => origin === '<all_urls>' || url.startsWith(origin.slice(0, -1))),
    )
  }
}
