import { flag, object, text } from './arguments.js'
import type { GPU, HostDevice, VirtualMachineInstance, VirtualMachineInstanceResourceClaim } from './generated/types.js'
import { make } from './go-json.js'
import { defineOption } from './option.js'
import { append } from './paths.js'
import type { InputBus, PanicDeviceModel, WatchdogAction } from './values.js'

/** Adds a tablet, so that the pointer follows the viewer's. */
export const withTablet = defineOption(
  'withTablet',
  [text('name'), text<InputBus>('bus')],
  (vmi: VirtualMachineInstance, name: string, bus: InputBus) => {
    append(vmi.spec.domain.devices, 'inputs', make('Input', { name, bus, type: 'tablet' }))
  },
)

export const withAutoattachGraphicsDevice = defineOption(
  'withAutoattachGraphicsDevice',
  [flag('enable')],
  (vmi: VirtualMachineInstance, enable: boolean) => {
    vmi.spec.domain.devices.autoattachGraphicsDevice = enable
  },
)

export const withAutoattachMemBalloon = defineOption(
  'withAutoattachMemBalloon',
  [flag('enable')],
  (vmi: VirtualMachineInstance, enable: boolean) => {
    vmi.spec.domain.devices.autoattachMemBalloon = enable
  },
)

export const withAutoattachSerialConsole = defineOption(
  'withAutoattachSerialConsole',
  [flag('enable')],
  (vmi: VirtualMachineInstance, enable: boolean) => {
    vmi.spec.domain.devices.autoattachSerialConsole = enable
  },
)

/** `withAutoattachSerialConsole(false)`, as libvmi v1.2.0 had it. */
export const withoutSerialConsole = defineOption('withoutSerialConsole', [], (vmi: VirtualMachineInstance) => {
  vmi.spec.domain.devices.autoattachSerialConsole = false
})

/** Has the cluster keep what the serial console prints. */
export const withLogSerialConsole = defineOption(
  'withLogSerialConsole',
  [flag('enable')],
  (vmi: VirtualMachineInstance, enable: boolean) => {
    vmi.spec.domain.devices.logSerialConsole = enable
  },
)

/** Random numbers from the node. */
export const withRng = defineOption('withRng', [], (vmi: VirtualMachineInstance) => {
  vmi.spec.domain.devices.rng = {}
})

/** A watchdog: diag288 when `arch` is `s390x`, else i6300esb. `arch` may be empty. */
export const withWatchdog = defineOption(
  'withWatchdog',
  [text<WatchdogAction>('action'), text('arch')],
  (vmi: VirtualMachineInstance, action: WatchdogAction, arch: string) => {
    const device = arch === 's390x' ? { diag288: { action } } : { i6300esb: { action } }
    vmi.spec.domain.devices.watchdog = make('Watchdog', { name: 'watchdog', ...device })
  },
)

/** Metrics of the node, on a disk of that name. */
export const withDownwardMetricsVolume = defineOption(
  'withDownwardMetricsVolume',
  [text('volumeName')],
  (vmi: VirtualMachineInstance, volumeName: string) => {
    append(vmi.spec, 'volumes', { name: volumeName, downwardMetrics: {} })
    append(vmi.spec.domain.devices, 'disks', { name: volumeName, disk: { bus: 'virtio' } })
  },
)

/** Metrics of the node, through a virtio serial device. */
export const withDownwardMetricsChannel = defineOption('withDownwardMetricsChannel', [], (vmi: VirtualMachineInstance) => {
  vmi.spec.domain.devices.downwardMetrics = {}
})

export const withTPM = defineOption('withTPM', [flag('persistent')], (vmi: VirtualMachineInstance, persistent: boolean) => {
  vmi.spec.domain.devices.tpm = { persistent }
})

export const withVideo = defineOption('withVideo', [text('videoType')], (vmi: VirtualMachineInstance, videoType: string) => {
  vmi.spec.domain.devices.video = make('VideoDevice', { type: videoType })
})

export const withGPU = defineOption('withGPU', [object('gpu', 'GPU')], (vmi: VirtualMachineInstance, gpu: GPU) => {
  append(vmi.spec.domain.devices, 'gpus', gpu)
})

export const withHostDevice = defineOption(
  'withHostDevice',
  [object('hostDevice', 'HostDevice')],
  (vmi: VirtualMachineInstance, hostDevice: HostDevice) => {
    append(vmi.spec.domain.devices, 'hostDevices', hostDevice)
  },
)

/** A claim for devices that dynamic resource allocation gives out. */
export const withResourceClaim = defineOption(
  'withResourceClaim',
  [object('claim', 'VirtualMachineInstanceResourceClaim')],
  (vmi: VirtualMachineInstance, claim: VirtualMachineInstanceResourceClaim) => {
    append(vmi.spec, 'resourceClaims', claim)
  },
)

/** A device through which the guest's kernel reports a panic. */
export const withPanicDevice = defineOption(
  'withPanicDevice',
  [text<PanicDeviceModel>('model')],
  (vmi: VirtualMachineInstance, model: PanicDeviceModel) => {
    append(vmi.spec.domain.devices, 'panicDevices', { model })
  },
)
