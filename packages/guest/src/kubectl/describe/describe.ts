import type { CommandResult } from '../../command.js'
import type { OptionTable } from '../../commands/arguments.js'
import type { ApiClient, KubeObject } from '../client.js'
import { KubectlFailure } from '../failure.js'
import { pathOf, type Resource } from '../resources.js'
import { objectPath, type Session } from '../session.js'
import { type Deployment, describeDeployment, type ReplicaSet } from './deployment.js'
import { describeEvents, eventsOf } from './events.js'
import { describeObject } from './generic.js'
import { describeNode, type Lease } from './node.js'
import { Page } from './page.js'
import { describePod, type Pod } from './pod.js'
import { describeService, type EndpointSlice } from './service.js'

export const describeFlags: OptionTable = {
  selector: { short: 'l', value: true },
  'all-namespaces': { short: 'A' },
  'show-events': { value: true },
}

/** Pods, nodes, deployments and services as kubectl shows them; others field by field. */
export async function describe(session: Session): Promise<CommandResult> {
  const { resources, targets } = await session.targets(session.words)
  const client = await session.client()
  const objects: (readonly [Resource, KubeObject])[] = []
  const failures: string[] = []
  for (const target of targets) {
    const found = await client.find(objectPath(target))
    if (found) objects.push([target.resource, found])
    else {
      const { group, name } = target.resource
      failures.push(`Error from server (NotFound): ${name}${group === '' ? '' : `.${group}`} "${target.name}" not found\n`)
    }
  }
  if (targets.length === 0) {
    for (const resource of resources) {
      const namespace = session.flags.has('all-namespaces') ? undefined : await session.namespace()
      const list = await client.ask<{ items: readonly KubeObject[] }>('GET', pathOf(resource, namespace), {
        query: { labelSelector: session.flags.value('selector') },
      })
      const { group, version, kind } = resource
      objects.push(
        ...list.items.map((item) => [resource, { apiVersion: group === '' ? version : `${group}/${version}`, kind, ...item }] as const),
      )
    }
    if (objects.length === 0) throw new KubectlFailure(`No resources found in ${await session.namespace()} namespace.`, 0)
  }
  const pages: string[] = []
  for (const [resource, object] of objects) pages.push(await pageOf(session, client, resource, object))
  return { stdout: pages.join('\n\n'), ...(failures.length > 0 && { stderr: failures.join(''), exitCode: 1 }) }
}

async function pageOf(session: Session, client: ApiClient, resource: Resource, object: KubeObject): Promise<string> {
  const { name = '', namespace, uid } = object.metadata ?? {}
  const now = session.call.guest.now()
  const page = new Page()
  const listed = async <T>(type: string, within: string | undefined, query: Readonly<Record<string, string>>) =>
    (await client.ask<{ items: readonly T[] }>('GET', pathOf(await session.resource(type), within), { query })).items
  const type = `${resource.name}.${resource.group}`
  if (type === 'pods.') describePod(page, object, now)
  else if (type === 'nodes.') {
    const lease = await client.find<Lease>(pathOf(await session.resource('leases.coordination.k8s.io'), 'kube-node-lease', name))
    const fieldSelector = `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`
    describeNode(page, object, lease, await listed<Pod>('pods', undefined, { fieldSelector }), now)
  } else if (type === 'deployments.apps') {
    const sets = await listed<ReplicaSet>('replicasets.apps', namespace, {})
    const owned = sets.filter(({ metadata }) => metadata?.ownerReferences?.some((owner) => owner.controller && owner.uid === uid))
    describeDeployment(page, object as Deployment, owned)
  } else if (type === 'services.') {
    const labelSelector = `kubernetes.io/service-name=${name}`
    describeService(page, object, await listed<EndpointSlice>('endpointslices.discovery.k8s.io', namespace, { labelSelector }))
  } else describeObject(page, object)
  if (session.flags.value('show-events') !== 'false')
    describeEvents(page, await eventsOf(client, await session.resource('events'), object), now)
  return page.toString()
}
