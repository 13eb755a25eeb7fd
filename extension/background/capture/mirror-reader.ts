import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'

/** Reads every cookie of every store and partition. */
export interface WholeJar {
  all(): Promise<JarCookie[]>
}

/** Reads the browser's jar into its mirror. */
export class MirrorReader {
  readonly #mirror: JarMirror
  readonly #jar: WholeJar
  readonly #clock: Pick<Clock, 'now'>
  readonly #errors: ErrorSink
  #isReading = false

  constructor(mirror: JarMirror, jar: WholeJar, clock: Pick<Clock, 'now'>, errors: ErrorSink) {
    this.#mirror = mirror
    this.#jar = jar
    this.#clock = clock
    this.#errors = errors
  }

  /** Reads the whole jar. Rejects when the browser does not answer. */
  read(): Promise<void> {
    return this.#mirror.read(
      () => this.#jar.all(),
      () => this.#clock.now(),
    )
  }

  /** Reads the jar again, unless that is under way. Called when an event shows that the mirror is wrong. */
  rereadSoon(): void {
    if (this.#isReading) return
    this.#isReading = true
    this.read()
      .catch((error: unknown) => this.#errors.report(error))
      .finally(() => {
        this.#isReading = false
      })
  }
}
