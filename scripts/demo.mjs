// The main job, shown with real machines: a Debian machine is built, booted, saved, opened, changed and rewound.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Universe } from 'vivarium'

const usage = `npm start -- [--driver NAME] [--keep]

  --driver NAME   the driver of the machines; default: qemu
  --keep          leave the universe in its folder, to go on with (viv open FOLDER)`

/** Says what is done, and how long it took. */
class Narrator {
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

/** Runs the demonstration in a folder of its own, and removes it whatever happens, unless it is to be kept. */
export async function demonstrate(argv) {
  const { values: options } = parseArgs({
    args: argv,
    options: {
      driver: { type: 'string', default: 'qemu' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (options.help) {
    console.log(usage)
    return
  }
  const narrator = new Narrator()
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-demo-'))
  const interrupted = onInterrupt(() => rmSync(folder, { recursive: true, force: true }))
  const operation = { signal: interrupted, onProgress: narrator.onProgress }
  try {
    const path = join(folder, 'universe')
    await showTheMainJob(narrator, path, options.driver, operation)
    narrator.sumUp()
    if (options.keep) console.log(`\nThe universe stays in ${path}. Remove it with: npx viv destroy ${path}`)
    else await Universe.destroy(path)
  } catch (error) {
    if (!interrupted.aborted) throw error
    console.log('\nInterrupted.')
    process.exitCode = 130
  } finally {
    if (!options.keep) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Aborted by the first Ctrl-C, so that all is closed in order. The second ends this process at once; machines die with it. */
function onInterrupt(beforeExit) {
  const controller = new AbortController()
  let first
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm passes on a Ctrl-C that the terminal has sent to us, too.
      if (first !== undefined && performance.now() - first > 200) {
        beforeExit()
        process.exit(130)
      }
      first ??= performance.now()
      controller.abort()
    })
  }
  return controller.signal
}

async function showTheMainJob(narrator, path, driver, operation) {
  await inUniverse(
    narrator.step(`Create a universe of driver ${driver} in ${path}`, () => Universe.create(path, { driver, ...operation })),
    async (universe) => {
      await narrator.step('Build an image: Debian 12, ready to boot (or take it from the cache, where it was built before)', () =>
        universe.newImage('debian', operation),
      )
      const web = await narrator.step('Make a machine "web" with 512 MiB, and boot it until it takes commands', async () => {
        const vm = await universe.newVM('web', { image: 'debian', memory: '512MiB', ports: [80], ...operation })
        await vm.start(operation)
        await narrator.show(vm, '. /etc/os-release; echo "$PRETTY_NAME, Linux $(uname -r), on $(hostname)"', operation)
        return vm
      })
      await narrator.step('Prepare it: a file on its disk, another in its memory, and a process', async () => {
        await web.writeFile('/root/greeting', 'good morning\n', operation)
        await web.run(
          'mkdir /run/demo; echo "still in memory" >/run/demo/note; sleep 100000 >/dev/null 2>&1 & echo $! >/run/demo/pid',
          operation,
        )
      })
      const save = await narrator.step('Save the universe, which closes it', () => universe.save(operation))
      narrator.say(`It is ${save} now.`)
    },
  )
  await inUniverse(
    narrator.step('Open the save: the machine goes on where it was', () => Universe.open(path, operation)),
    async (universe) => {
      const web = await universe.vm('web')
      await narrator.show(
        web,
        'cat /root/greeting /run/demo/note; kill -0 "$(cat /run/demo/pid)" && echo "the process still runs"',
        operation,
      )
      await narrator.step('Change it: overwrite the file, delete the other, kill the process, break the system', async () => {
        await web.run('echo "good night" >/root/greeting; rm /run/demo/note; kill "$(cat /run/demo/pid)"; rm -rf /etc/ssh', operation)
        await narrator.show(web, 'cat /root/greeting; ls /run/demo', operation)
      })
      await narrator.step('Close it, which forgets the changes', () => universe.close())
    },
  )
  await inUniverse(
    narrator.step('Open the save once more: all is as it was saved', () => Universe.open(path, operation)),
    async (universe) => {
      const web = await universe.vm('web')
      const command = 'cat /root/greeting /run/demo/note; kill -0 "$(cat /run/demo/pid)" && echo "the process still runs"; ls -d /etc/ssh'
      await narrator.show(web, command, operation)
    },
  )
}

/** Closes the universe whatever `body` does; a save has closed it already. */
async function inUniverse(opening, body) {
  const universe = await opening
  try {
    await body(universe)
  } finally {
    await universe.close()
  }
}
