import * as cloudinit from '../cloudinit/index.js'
import * as vmi from '../index.js'
import * as replicaset from '../replicaset/index.js'
import * as status from '../status/index.js'

type AnyFunction = (...args: unknown[]) => unknown

/** The Go names that are not just the TypeScript ones with a capital. */
const exceptions: Readonly<Record<string, string>> = {
  'libvmi.New': 'newVmi',
  'libvmi.DRANetwork': 'draNetwork',
  'status.New': 'newStatus',
  'replicaset.New': 'newReplicaSet',
}

const entryPoints: Readonly<Record<string, object>> = {
  libvmi: vmi,
  libvmifact: vmi,
  v1: vmi,
  cloudinit,
  status,
  replicaset,
}

/** `libvmi.WithSEV` → `withSEV`. */
export function typeScriptName(goName: string): string {
  const name = goName.slice(goName.indexOf('.') + 1)
  return exceptions[goName] ?? `${name[0]?.toLowerCase()}${name.slice(1)}`
}

/** The function of ours that a Go function became. */
export function functionOf(goName: string): AnyFunction {
  const entryPoint = entryPoints[goName.slice(0, goName.indexOf('.'))] as Readonly<Record<string, unknown>> | undefined
  const found = entryPoint?.[typeScriptName(goName)]
  if (typeof found !== 'function') throw new Error(`${goName}: no function ${typeScriptName(goName)}`)
  return found as AnyFunction
}
