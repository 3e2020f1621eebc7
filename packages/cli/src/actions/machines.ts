import { errors, type Forward, messageOf, type OperationOptions } from '@vivarium/core'
import type { VM } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { readInputText } from '../input-file.js'
import { parseWholeNumber } from '../numbers.js'
import { parseForward } from '../port-forward.js'
import { inStep } from '../step.js'
import { forwardText, hostSideText, machineColumns, machineRecord } from './machine-record.js'

interface CreateOptions {
  readonly image: string
  readonly memory?: string
  readonly cpus?: string
  readonly forward?: readonly string[]
  readonly hostname?: string
  readonly userData?: string
  readonly sshKey?: readonly string[]
  readonly start: boolean
}

export const create: Action<[name: string], CreateOptions> = async (context, [name], options) => {
  const { image, memory, hostname, start } = options
  const cpus = options.cpus === undefined ? undefined : parseWholeNumber('--cpus', options.cpus)
  const ports = (options.forward ?? []).map(parseForward)
  const userData = options.userData === undefined ? undefined : await readInputText(options.userData, context.io)
  const keyFiles = await Promise.all((options.sshKey ?? []).map((path) => readInputText(path, context.io)))
  const authorizedKeys = keyFiles.flatMap((text) => text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')))
  await withRun(context, async (universe) => {
    const vm = await context.work(async (operation) => {
      const made = await universe.newVM(name, {
        ...operation,
        image,
        ports,
        authorizedKeys,
        ...(memory !== undefined && { memory }),
        ...(cpus !== undefined && { cpus }),
        ...(hostname !== undefined && { hostname }),
        ...(userData !== undefined && { userData }),
      })
      if (start) await startOrRemove(made, operation)
      return made
    })
    await context.output.record(await machineRecord(vm), vm.name)
  })
  return undefined
}

/** A machine that could not be started for the first time is not kept: the command can be given again. */
async function startOrRemove(vm: VM, operation: OperationOptions): Promise<void> {
  try {
    await inStep(`start ${vm.name}`, operation, (inner) => vm.start(inner))
  } catch (error) {
    await vm.destroy()
    throw error
  }
}

export const list: Action = async (context) => {
  await withRun(context, async (universe) => {
    await context.output.list(await Promise.all((await universe.vms()).map(machineRecord)), machineColumns)
  })
  return undefined
}

export const inspect: Action<[name: string]> = async (context, [name]) => {
  await withRun(context, async (universe) => {
    await context.output.details(await machineRecord(await universe.vm(name)))
  })
  return undefined
}

type Names = [names: string[]]

export const start: Action<Names> = async (context, [names]) =>
  forEachMachine(context, 'start', names, (vm, operation) => vm.start(operation))

export const stop: Action<Names, { force?: boolean }> = async (context, [names], { force = false }) =>
  forEachMachine(context, 'stop', names, (vm, operation) => (force ? vm.kill() : vm.shutdown(operation)))

export const suspend: Action<Names> = async (context, [names]) => forEachMachine(context, 'suspend', names, (vm) => vm.suspend())

export const resume: Action<Names> = async (context, [names]) => forEachMachine(context, 'resume', names, (vm) => vm.resume())

export const remove: Action<Names, { force?: boolean }> = async (context, [names], { force = false }) =>
  forEachMachine(context, 'delete', names, async (vm) => {
    if (!force && !['stopped', 'failed'].includes(await vm.status())) throw cliErrors.machineRuns(vm.name)
    await vm.destroy()
  })

/** Does the same with several machines side by side. An unknown name fails before anything happens; a failure does not stop the others. */
async function forEachMachine(
  context: Context,
  verb: string,
  names: readonly string[],
  body: (vm: VM, operation: OperationOptions) => Promise<void>,
): Promise<undefined> {
  await withRun(context, async (universe) => {
    const machines = await Promise.all([...new Set(names)].map((name) => universe.vm(name)))
    const outcomes = await context.work((operation) =>
      Promise.allSettled(machines.map((vm) => inStep(`${verb} ${vm.name}`, operation, (inner) => body(vm, inner)))),
    )
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    const done = machines.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    await context.output.lines(
      done.map(({ name }) => ({ name })),
      ({ name }) => name,
    )
    const [first, ...others] = failures
    for (const other of others) context.io.stderr.write(`viv: ${messageOf(other)}\n`)
    if (failures.length > 0) throw first
  })
}

export const port: Action<[name: string, guestPort: string | undefined]> = async (context, [name, guestPort]) => {
  await withRun(context, async (universe) => {
    const vm = await universe.vm(name)
    if (guestPort !== undefined) return printAddress(context, vm, parseWholeNumber('guest port', guestPort))
    await context.output.list(await vm.forwards(), [
      { header: 'GUEST', value: (forward) => String(forward.guestPort), align: 'right' },
      { header: 'HOST', value: hostSideText },
    ])
  })
  return undefined
}

async function printAddress(context: Context, vm: VM, guestPort: number): Promise<void> {
  const address = await vm.address(guestPort)
  if ((await vm.status()) === 'stopped') throw errors.notRunning(vm.name)
  await context.output.record({ guestPort, address }, address)
}

export const forward: Action<[name: string, ports: string[]]> = async (context, [name, ports]) => {
  const specs = ports.map(parseForward)
  await withRun(context, async (universe) => {
    const vm = await universe.vm(name)
    const made: Forward[] = []
    for (const { guestPort, hostPort, hostAddress } of specs) made.push(await vm.forwardPort(guestPort, hostPort, hostAddress))
    await context.output.lines(made, forwardText)
  })
  return undefined
}

export const unforward: Action<[name: string, guestPorts: string[]]> = async (context, [name, guestPorts]) => {
  const ports = guestPorts.map((text) => parseWholeNumber('guest port', text))
  await withRun(context, async (universe) => {
    const vm = await universe.vm(name)
    for (const guestPort of ports) await vm.unforwardPort(guestPort)
    await context.output.lines(
      ports.map((guestPort) => ({ name, guestPort })),
      ({ guestPort }) => String(guestPort),
    )
  })
  return undefined
}
