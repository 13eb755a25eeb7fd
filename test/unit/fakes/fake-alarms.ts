/** `browser.alarms`. Alarms outlive the background; a test fires them itself. */
export class FakeAlarms {
  /** When each alarm fires, in ms since the epoch. */
  readonly whenByName = new Map<string, number>()

  create(name: string, { when }: { when: number }): void {
    this.whenByName.set(name, when)
  }

  async clear(name: string): Promise<boolean> {
    return this.whenByName.delete(name)
  }
}
