import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { VirtualMachineTicket } from '@vivarium/vim/types'
import type { Call, MethodTable } from '../call.js'
import { fault, invalidArgument, notSupported } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { startTask } from '../tasks/start-task.js'
import { invalidPowerState, invalidState, toolsUnavailable } from './faults.js'
import { hasRunningTools } from './guest-info.js'
import { postEvent } from './machine-events.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import type { MachineState } from './state.js'

function runningState({ object }: Call): MachineState {
  const state = machineState(object)
  if (state.powerState !== 'poweredOn') throw invalidPowerState(state.powerState, 'poweredOn')
  return state
}

/** The ports of ESX at which consoles are. */
const mksPort = 902
const webmksPort = 443

/** A ticket for a console that a host would serve. Nobody listens there: what is simulated has no screen. */
function ticketFor(
  { world, object }: Call,
  port: number,
): Required<Pick<VirtualMachineTicket, 'ticket' | 'cfgFile' | 'host' | 'port' | 'sslThumbprint'>> {
  const { host: reference, config } = machineState(object)
  const host = reference === undefined ? undefined : world.model.find(reference)
  const name = host === undefined ? '' : nameOf(host)
  const sslThumbprint = (createHash('sha1').update(name).digest('hex').toUpperCase().match(/../g) ?? []).join(':')
  return { ticket: randomUUID(), cfgFile: config.vmPathName, host: name, port, sslThumbprint }
}

const ticketTypes = new Set(['mks', 'webmks', 'guestControl', 'guestIntegrity', 'device', 'webRemoteDevice', 'dnd'])

export const guestMethods = {
  AcquireTicket(call, { ticketType }) {
    if (!ticketTypes.has(ticketType)) throw invalidArgument('ticketType')
    runningState(call)
    const isWeb = ticketType.startsWith('web')
    const ticket = ticketFor(call, isWeb ? webmksPort : mksPort)
    postEvent(call, call.object, { _typeName: 'VmAcquiredTicketEvent', ticketType })
    return isWeb
      ? {
          ...ticket,
          ticket: randomBytes(8).toString('hex'),
          url: `wss://${ticket.host}:${ticket.port}/ticket/${randomBytes(8).toString('hex')}`,
        }
      : ticket
  },

  AcquireMksTicket(call) {
    runningState(call)
    postEvent(call, call.object, { _typeName: 'VmAcquiredMksTicketEvent' })
    return ticketFor(call, mksPort)
  },

  /** Nobody looks at a console here. */
  QueryConnections(call) {
    runningState(call)
    return []
  },

  SetScreenResolution(call, { width, height }) {
    const state = runningState(call)
    if (!hasRunningTools(state)) throw toolsUnavailable()
    if (width < 1 || height < 1) throw invalidArgument(width < 1 ? 'width' : 'height')
    changeMachine(call.world, call.object, { ...state, guest: { ...state.guest, screen: { width, height } } })
  },

  ResetGuestInformation({ world, object }) {
    const state = machineState(object)
    if (state.powerState === 'poweredOn') throw invalidPowerState(state.powerState, 'poweredOff')
    changeMachine(world, object, { ...state, guest: { hasTools: state.guest.hasTools } })
  },

  MountToolsInstaller(call) {
    const state = runningState(call)
    if (!state.config.devices.some(({ _typeName }) => _typeName === 'VirtualCdrom')) throw noCdrom()
    if (state.isToolsInstallerMounted === true) throw invalidState()
    changeMachine(call.world, call.object, { ...state, isToolsInstallerMounted: true })
  },

  UnmountToolsInstaller(call) {
    const state = runningState(call)
    const { isToolsInstallerMounted: _mounted, ...rest } = state
    changeMachine(call.world, call.object, rest)
  },

  UpgradeTools_Task(call) {
    const state = runningState(call)
    if (!hasRunningTools(state)) throw toolsUnavailable()
    return startTask(call, () => {
      const now = machineState(call.object)
      const { tools } = now.config.settings
      const counter = (tools?.lastInstallInfo?.counter ?? 0) + 1
      const settings = { ...now.config.settings, tools: { ...tools, lastInstallInfo: { counter } } }
      changeMachine(call.world, call.object, { ...now, config: touched(call.world, { ...now.config, settings }) })
    })
  },

  AnswerVM({ world, object }, { questionId, answerChoice }) {
    const { question, ...rest } = machineState(object)
    if (question === undefined || question.id !== questionId) throw invalidArgument('questionId')
    if (!question.choice.choiceInfo.some(({ key }) => key === answerChoice)) throw invalidArgument('answerChoice')
    changeMachine(world, object, rest)
  },

  /** Blocks that changed are not tracked: a disk's content is a file that anybody may write. */
  QueryChangedDiskAreas() {
    throw notSupported()
  },

  DefragmentAllDisks(call) {
    const { powerState } = machineState(call.object)
    if (powerState !== 'poweredOff') throw invalidPowerState(powerState, 'poweredOff')
    // Only disks that are split can be defragmented, and hosts make none.
  },

  QueryUnownedFiles: () => [],
} satisfies MethodTable

const noCdrom = () =>
  fault(
    'InvalidVmConfig',
    { property: 'config.hardware.device' },
    'The virtual machine has no CD/DVD drive for the installer of VMware Tools.',
  )
