import type { ManagedObjectReference } from '@vivarium/vim'
import type { CheckResult, VirtualMachinePowerState, VirtualMachineRelocateSpec } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { checkName } from '../inventory/entity.js'
import { Backings } from '../machines/backings.js'
import { configure } from '../machines/configure.js'
import { invalidPowerState, invalidState } from '../machines/faults.js'
import { datastoreNameOf, locationFor, machineFolderAt } from '../machines/location.js'
import { machineState } from '../machines/machine-state.js'
import { hostsOf } from '../machines/placement.js'
import { Site } from '../machines/sites.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { checkHardware, checkOnHost, type Tests } from './host-checks.js'
import { Findings } from './results.js'

interface Asked {
  readonly host?: ManagedObjectReference
  readonly pool?: ManagedObjectReference
}

function machineAt({ model }: World, reference: ManagedObjectReference): ManagedObject {
  const vm = model.get(reference)
  if (!vm.type.isA('VirtualMachine')) throw invalidArgument('vm')
  return vm
}

/**
 * The hosts to check: the one that is asked for, or those of the pool that is, or the machine's own, which has to be among them. Throws the fault
 * InvalidArgument.
 */
function hostsFor(world: World, vm: ManagedObject | undefined, { host: askedHost, pool: askedPool }: Asked): ManagedObject[] {
  const { model } = world
  const pool = askedPool === undefined ? undefined : model.get(askedPool)
  if (pool !== undefined && !pool.type.isA('ResourcePool')) throw invalidArgument('pool')
  const own = vm === undefined ? undefined : machineState(vm).host
  const host = askedHost ?? own
  const found = host === undefined ? undefined : model.get(host)
  if (found !== undefined && !found.type.isA('HostSystem')) throw invalidArgument('host')
  if (found === undefined && pool === undefined) throw invalidArgument('host')
  if (pool === undefined) return found === undefined ? [] : [found]
  const hosts = hostsOf(world, pool)
  if (found !== undefined && !hosts.includes(found)) throw invalidArgument(askedHost === undefined ? 'pool' : 'host')
  return found === undefined ? hosts : [found]
}

/** Checks a machine on each host. */
function checkTask(
  call: Call,
  vm: ManagedObject,
  hosts: readonly ManagedObject[],
  check: (host: ManagedObject, findings: Findings) => void,
) {
  const run = (): CheckResult[] =>
    hosts.map((host) => {
      const findings = new Findings()
      check(host, findings)
      return findings.result(vm.reference, host.reference)
    })
  return startTask(call, run, { entity: vm })
}

export const compatibilityChecker = {
  methods: {
    CheckCompatibility_Task(call, { vm: reference, testType = [], ...asked }) {
      const vm = machineAt(call.world, reference)
      return checkTask(call, vm, hostsFor(call.world, vm, asked), (host, findings) => checkOnHost(call.world, vm, host, testType, findings))
    },

    CheckPowerOn_Task(call, { vm: reference, testType = [], ...asked }) {
      const vm = machineAt(call.world, reference)
      return checkTask(call, vm, hostsFor(call.world, vm, asked), (host, findings) => {
        const { powerState, config, connectionState } = machineState(vm)
        if (powerState === 'poweredOn') findings.add(invalidPowerState('poweredOn', 'poweredOff'))
        if (config.template || connectionState !== 'connected') findings.add(invalidState())
        checkOnHost(call.world, vm, host, testType, findings)
      })
    },

    CheckVmConfig_Task(call, { spec, vm: reference, testType: _tests, ...asked }) {
      const { world } = call
      const vm = reference === undefined ? undefined : machineAt(world, reference)
      const hosts = hostsFor(world, vm, asked)
      const run = (): CheckResult[] =>
        hosts.map((host) => {
          const findings = new Findings()
          checkHardware(host, spec, findings)
          if (vm !== undefined) {
            const state = machineState(vm)
            const { vmPathName, settings } = state.config
            const owner = { id: vm.reference.value, vmPathName, firmware: spec.firmware ?? settings.firmware ?? 'bios', isNew: false }
            // What the host lacks has been said already.
            const { numCPUs: _cpus, memoryMB: _memory, guestId: _guest, version: _version, files: _files, ...rest } = spec
            findings.try(() => configure(state, rest, new Backings(Site.of(world, vm, host.reference), owner)))
          }
          return findings.result(vm?.reference, host.reference)
        })
      return startTask(call, run, vm === undefined ? {} : { entity: vm })
    },
  },
} satisfies Kind

/** Whether a machine can go where a specification says; the host that it would be on. */
function checkMove(world: World, vm: ManagedObject, spec: VirtualMachineRelocateSpec, tests: Tests): CheckResult {
  const { model } = world
  const findings = new Findings()
  const { host: ownHost, config } = machineState(vm)
  const pool = vm.get('resourcePool') as ManagedObjectReference | undefined
  const now = { pool: pool === undefined ? undefined : model.find(pool), host: ownHost === undefined ? undefined : model.find(ownHost) }
  const location = findings.try(() => {
    const own = config.vmPathName.slice(1, config.vmPathName.indexOf(']'))
    const datastore = spec.datastore === undefined ? own : datastoreNameOf(world, spec.datastore, 'spec.datastore')
    if (spec.folder !== undefined) machineFolderAt(world, spec.folder, 'spec.folder')
    return locationFor(world, spec, now, datastore)
  })
  // Disks that move with it need not be on the new host now.
  const staying = spec.datastore === undefined ? tests : others(tests)
  if (location !== undefined) checkOnHost(world, vm, location.host, staying, findings)
  return findings.result(vm.reference, location?.host.reference ?? spec.host)
}

/** All of the tests that are asked for but those of datastores. */
function others(tests: Tests): Tests {
  return (tests.length === 0 ? ['hostTests', 'networkTests', 'sourceTests', 'resourcePoolTests'] : tests).filter(
    (name) => name !== 'datastoreTests',
  )
}

export const provisioningChecker = {
  methods: {
    CheckRelocate_Task(call, { vm: reference, spec, testType = [] }) {
      const vm = machineAt(call.world, reference)
      return startTask(call, () => [checkMove(call.world, vm, spec, testType)], { entity: vm })
    },

    CheckMigrate_Task(call, { vm: reference, host, pool, state, testType = [] }) {
      const vm = machineAt(call.world, reference)
      if (host === undefined && pool === undefined) throw invalidArgument('host')
      return startTask(
        call,
        () => [
          checkMigration(
            call.world,
            vm,
            { ...(host === undefined ? {} : { host }), ...(pool === undefined ? {} : { pool }) },
            state,
            testType,
          ),
        ],
        { entity: vm },
      )
    },

    QueryVMotionCompatibilityEx_Task(call, { vm: references, host: hosts }) {
      const machines = references.map((reference) => machineAt(call.world, reference))
      return startTask(call, () => machines.flatMap((vm) => hosts.map((host) => checkMigration(call.world, vm, { host }, 'poweredOn', []))))
    },

    CheckClone_Task(call, { vm: reference, folder, name, spec, testType = [] }) {
      const vm = machineAt(call.world, reference)
      return startTask(
        call,
        () => {
          const findings = new Findings()
          findings.try(() => checkName(call.world.model, machineFolderAt(call.world, folder, 'folder'), name))
          const { folder: _folder, ...location } = spec.location
          const { error = [], host } = checkMove(call.world, vm, location, testType)
          const named = findings.result(vm.reference, host)
          const all = [...(named.error ?? []), ...error]
          return [{ ...named, ...(all.length === 0 ? {} : { error: all }) }]
        },
        { entity: vm },
      )
    },
  },
} satisfies Kind

function checkMigration(
  world: World,
  vm: ManagedObject,
  where: Asked,
  state: VirtualMachinePowerState | undefined,
  tests: Tests,
): CheckResult {
  const { powerState } = machineState(vm)
  const result = checkMove(world, vm, where, tests)
  if (state === undefined || state === powerState) return result
  const findings = new Findings()
  findings.add(invalidPowerState(powerState, state))
  return { ...result, error: [...(findings.result(undefined, undefined).error ?? []), ...(result.error ?? [])] }
}
