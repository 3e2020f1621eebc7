import type { ProgressEvent } from '@vivarium/core'

export interface Step {
  readonly path: readonly string[]
  readonly startedAt: number
  readonly latest?: Pick<ProgressEvent, 'message' | 'current' | 'total' | 'unit'>
}

/** The steps that run now, from the events of an operation; several may run side by side. */
export class StepTree {
  readonly #running = new Map<string, Step>()

  /** `now` in milliseconds of any steady clock. */
  apply(event: ProgressEvent, now: number): void {
    const key = JSON.stringify(event.step)
    if (event.state === 'started') {
      this.#running.set(key, { path: event.step, startedAt: now })
    } else if (event.state === 'running') {
      const step = this.#running.get(key) ?? { path: event.step, startedAt: now }
      const { message, current, total, unit } = event
      this.#running.set(key, { ...step, latest: { message, current, total, unit } })
    } else {
      for (const [other, { path }] of this.#running) if (isWithin(path, event.step)) this.#running.delete(other)
    }
  }

  /** Those without a running step inside, in the order in which they began. */
  leaves(): Step[] {
    const all = [...this.#running.values()]
    return all.filter((step) => !all.some((other) => other !== step && isWithin(other.path, step.path)))
  }
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((name, index) => path[index] === name)
}
