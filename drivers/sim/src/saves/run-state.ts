import type { ControlPlaneState } from '../clusters/control-plane.js'
import type { ImageRecord } from '../images/image.js'
import type { MachineState } from '../machines/host.js'

/** All of a run at one moment: plain, immutable data, which it shares with those who started from it. */
export interface RunState {
  readonly networks: readonly { readonly name: string; readonly number: number }[]
  readonly images: readonly ImageRecord[]
  readonly machines: readonly MachineState[]
  readonly controlPlanes: readonly ControlPlaneState[]
}

export const noState: RunState = { networks: [], images: [], machines: [], controlPlanes: [] }
