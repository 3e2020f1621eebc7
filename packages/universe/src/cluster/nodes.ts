import type { KubeClient, KubeObject } from '@vivarium/controller'
import type { Operation } from '@vivarium/core'
import type { VM } from '../vm.js'
import { conflist, conflistPath } from './pod-network.js'
import { watchUntil } from './watch-until.js'

export const nodeKind = { apiVersion: 'v1', kind: 'Node' } as const

export interface NodeObject extends KubeObject {
  readonly spec?: { readonly podCIDR?: string }
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string; readonly message?: string }[]
  }
}

/**
 * Gives nodes their CNI configuration as soon as the cluster has said which pod addresses are theirs, and resolves when all are ready.
 * Throws TIMED_OUT, which names those that are not.
 */
export async function bringUpNodes(client: KubeClient, machines: readonly VM[], operation: Operation): Promise<void> {
  await operation.step('nodes become ready', async (inner) => {
    const waiting = new Map(machines.map((machine) => [machine.name, machine]))
    const failures: unknown[] = []
    const writing: Promise<void>[] = []
    const configure = (objects: ReadonlyMap<string, NodeObject>) => {
      for (const [name, machine] of waiting) {
        const podCidr = objects.get(name)?.spec?.podCIDR
        if (podCidr === undefined) continue
        waiting.delete(name)
        writing.push(
          machine.writeFile(conflistPath, conflist(podCidr), { signal: inner.signal, mode: 0o644 }).catch((error: unknown) => {
            failures.push(error)
          }),
        )
      }
    }
    await untilReady(
      client,
      machines.map(({ name }) => name),
      inner,
      (objects) => {
        if (failures.length > 0) throw failures[0]
        configure(objects)
      },
    )
    await Promise.all(writing)
    if (failures.length > 0) throw failures[0]
  })
}

/** Resolves when nodes of these names are there and ready. */
export async function untilReady(
  client: KubeClient,
  names: readonly string[],
  operation: Operation,
  seen: (objects: ReadonlyMap<string, NodeObject>) => void = () => {},
): Promise<void> {
  await watchUntil<NodeObject, true>(
    client,
    {
      kind: nodeKind,
      what: 'all nodes being ready',
      check: (objects) => {
        seen(objects)
        return names.every((name) => isReady(objects.get(name))) ? true : undefined
      },
      now: (objects) => names.flatMap((name) => notReady(name, objects.get(name))).join('; '),
    },
    operation,
  )
}

function isReady(node: NodeObject | undefined): boolean {
  return node?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false
}

function notReady(name: string, node: NodeObject | undefined): string[] {
  if (node === undefined) return [`there is no node ${name}`]
  if (isReady(node)) return []
  const condition = node.status?.conditions?.find(({ type }) => type === 'Ready')
  const why = [condition?.reason, condition?.message].filter((text) => text !== undefined && text !== '').join(': ')
  return [`${name} is not ready${why === '' ? '' : ` (${why})`}`]
}
