import type { HostFault } from '@vivarium/core'
import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'

interface FaultOptions {
  readonly from?: readonly string[]
  readonly rate?: string
}

export const breakMachine: Action<[name: string, kind: HostFault['kind']], FaultOptions> = async (context, [name, kind], options) => {
  const fault = faultOf(kind, options)
  await withRun(context, async (universe) => {
    for (const other of options.from ?? []) await universe.vm(other)
    await (await universe.vm(name)).breakWith(fault)
    await context.output.record({ name, fault }, name)
  })
  return undefined
}

function faultOf(kind: HostFault['kind'], { from, rate }: FaultOptions): HostFault {
  if (from !== undefined && kind !== 'partition') throw cliErrors.contradiction('--from', `the fault ${kind}, which has no other side`)
  if (rate !== undefined && kind !== 'loss') throw cliErrors.contradiction('--rate', `the fault ${kind}, which has no rate`)
  if (kind === 'partition') return { kind, ...(from && { from }) }
  if (kind !== 'loss') return { kind }
  const share = Number(rate ?? '1')
  if (!(share >= 0 && share <= 1)) throw cliErrors.badSyntax('--rate', rate ?? '', 'a number from 0 to 1')
  return { kind, rate: share }
}

export const heal: Action<[name: string, kind: HostFault['kind'] | undefined]> = async (context, [name, kind]) => {
  await withRun(context, async (universe) => {
    const machine = await universe.vm(name)
    await machine.heal(kind)
    await context.output.record({ name }, name)
    if ((await machine.status()) === 'stopped') context.note(`It is off: \`viv vm start ${name}\` starts it.`)
  })
  return undefined
}

export const listFaults: Action<[name: string]> = async (context, [name]) => {
  await withRun(context, async (universe) => {
    await context.output.list(await (await universe.vm(name)).faults(), [
      { header: 'FAULT', value: ({ kind }) => kind },
      {
        header: 'DETAILS',
        value: (fault) =>
          fault.kind === 'loss' ? String(fault.rate) : fault.kind === 'partition' ? (fault.from?.join(', ') ?? 'all') : '-',
      },
    ])
  })
  return undefined
}
