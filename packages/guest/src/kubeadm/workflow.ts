import { KubeadmFailure } from './kubeadm-failure.js'

/** A step of `kubeadm init`, `join` or `reset`, which can be left out or run alone. */
export interface Phase<D> {
  readonly name: string
  run?(data: D): Promise<void> | void
  readonly phases?: readonly Phase<D>[]
}

/** Runs all phases but those that are named in `skipped` (`addon`, `addon/coredns`). */
export async function runPhases<D>(phases: readonly Phase<D>[], data: D, skipped: readonly string[], parent = ''): Promise<void> {
  if (parent === '') checkNames(phases, skipped)
  for (const phase of phases) {
    const path = `${parent}${phase.name}`
    if (skipped.includes(path)) continue
    await runPhase(phase, data, path)
    if (phase.phases) await runPhases(phase.phases, data, skipped, `${path}/`)
  }
}

async function runPhase<D>(phase: Phase<D>, data: D, path: string): Promise<void> {
  try {
    await phase.run?.(data)
  } catch (error) {
    if (!(error instanceof KubeadmFailure)) throw error
    throw new KubeadmFailure(`error execution phase ${path}: ${error.message}`, { cause: error })
  }
}

/** `phase certs apiserver`: the phase of these names, alone; `all`: its parent with all of its phases. */
export async function runOnePhase<D>(phases: readonly Phase<D>[], names: readonly string[], data: D): Promise<void> {
  let among = phases
  let path = ''
  let found: Phase<D> | undefined
  for (const name of names) {
    if (name === 'all' && found?.phases) {
      await runPhase(found, data, path)
      await runPhases(found.phases, data, [], `${path}/`)
      return
    }
    found = among.find((phase) => phase.name === name)
    path = path === '' ? name : `${path}/${name}`
    among = found?.phases ?? []
  }
  if (!found || found.phases) throw new KubeadmFailure('subcommand is required')
  await runPhase(found, data, path)
}

/** Whether there is such a phase; `undefined` names the first name that is none. */
export function unknownPhase<D>(
  phases: readonly Phase<D>[],
  names: readonly string[],
): { readonly name: string; readonly under: readonly string[] } | undefined {
  let among = phases
  for (const [index, name] of names.entries()) {
    if (name === 'all' && index > 0 && among.length > 0) return undefined
    const found = among.find((phase) => phase.name === name)
    if (!found) return { name, under: names.slice(0, index) }
    among = found.phases ?? []
  }
  return undefined
}

function checkNames<D>(phases: readonly Phase<D>[], names: readonly string[]): void {
  for (const name of names) {
    if (unknownPhase(phases, name.split('/'))) throw new KubeadmFailure(`invalid phase name: ${name}`)
  }
}
