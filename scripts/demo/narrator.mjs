/** Says what is done, and how long it took. */
export class Narrator {
  #steps = []
  #detail = ''

  async step(what, body) {
    console.log(`\n● ${what}`)
    const started = performance.now()
    const result = await body()
    const seconds = (performance.now() - started) / 1000
    this.#steps.push({ what, seconds })
    this.#clearDetail()
    console.log(`  took ${seconds.toFixed(1)} s`)
    return result
  }

  /** What a step has found out. */
  say(text) {
    this.#clearDetail()
    for (const line of text.trimEnd().split('\n')) console.log(`  ${line}`)
  }

  /** A step's progress: on a terminal one line that changes, else nothing but where steps inside begin. */
  onProgress = ({ step, state, message }) => {
    if (process.stdout.isTTY) {
      this.#clearDetail()
      this.#detail = `  ${[...step, ...(message ? [message.trim()] : [])].join(' · ')}`.slice(0, process.stdout.columns - 1)
      process.stdout.write(this.#detail)
    } else if (state === 'started') {
      console.log(`  ${step.join(' · ')}`)
    }
  }

  /** Runs a command in a machine, and says what it prints. */
  async show(vm, command, operation) {
    this.say((await vm.run(command, operation)).stdout)
  }

  #clearDetail() {
    if (this.#detail !== '') process.stdout.write('\r\u001b[K')
    this.#detail = ''
  }

  sumUp() {
    console.log('\nWhat took how long:')
    for (const { what, seconds } of this.#steps) console.log(`  ${seconds.toFixed(1).padStart(7)} s  ${what}`)
  }
}
