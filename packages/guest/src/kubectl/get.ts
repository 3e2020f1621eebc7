import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import type { KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { renderObject, renderTable, type Table } from './output.js'
import { pathOf, type Resource, resourceOfKind, typeName } from './resources.js'
import { objectPath, type Session, type Target } from './session.js'
import { watch } from './watch.js'

export const getFlags: OptionTable = {
  output: { short: 'o', value: true },
  'all-namespaces': { short: 'A' },
  selector: { short: 'l', value: true },
  'field-selector': { value: true },
  'show-labels': {},
  'no-headers': {},
  'ignore-not-found': {},
  raw: { value: true },
  watch: { short: 'w' },
}

const tableOf = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json'

export async function get(session: Session): Promise<CommandResult> {
  const { flags } = session
  const client = await session.client()
  const raw = flags.value('raw')
  if (raw !== undefined) {
    const body = await client.ask<unknown>('GET', raw)
    return { stdout: typeof body === 'string' ? body : JSON.stringify(body) }
  }
  const { resources, targets } = await session.targets(session.words)
  const format = flags.value('output') ?? ''
  // Refused before anything is asked.
  if (flags.has('watch')) {
    return watch(session, targets.length > 0 ? targets.map(({ resource }) => resource) : resources, targets, selection(session), tableOf)
  }
  const isTable = format === '' || format === 'wide'
  if (isTable) return targets.length > 0 ? tableOfObjects(session, targets) : tableOfLists(session, resources)
  const all = await session.resources()
  const nameOf = (object: KubeObject) => {
    const resource = resourceOfKind(all, object.apiVersion ?? '', object.kind ?? '')
    return `${resource ? typeName(resource) : (object.kind ?? '').toLowerCase()}/${object.metadata?.name}`
  }
  const objects: readonly KubeObject[] =
    targets.length > 0
      ? (await Promise.all(targets.map((target) => read(session, target)))).filter((object) => object !== undefined)
      : (await Promise.all(resources.map((resource) => list(session, resource)))).flat()
  const single = targets.length === 1 && objects.length === 1
  const shown: KubeObject = single
    ? (objects[0] ?? {})
    : { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }
  return { stdout: renderObject(format, shown, nameOf) ?? '' }
}

async function read(session: Session, target: Target): Promise<KubeObject | undefined> {
  const client = await session.client()
  return session.flags.has('ignore-not-found') ? client.find(objectPath(target)) : client.ask('GET', objectPath(target))
}

/** Objects of a list do not say what they are; here they do. */
async function list(session: Session, resource: Resource): Promise<KubeObject[]> {
  const body = await (await session.client()).ask<{ items: readonly KubeObject[] }>('GET', await listPath(session, resource), {
    query: selection(session),
  })
  const { group, version, kind } = resource
  return body.items.map((item) => ({ apiVersion: group === '' ? version : `${group}/${version}`, kind, ...item }))
}

async function listPath(session: Session, resource: Resource): Promise<string> {
  return pathOf(resource, session.flags.has('all-namespaces') ? undefined : await session.namespace())
}

export const selection = ({ flags }: Session) => ({
  labelSelector: flags.value('selector'),
  fieldSelector: flags.value('field-selector'),
})

async function tableOfObjects(session: Session, targets: readonly Target[]): Promise<CommandResult> {
  const client = await session.client()
  const failures: string[] = []
  const tables = await Promise.all(
    targets.map(async (target) => {
      try {
        const path = objectPath(target)
        const options = { accept: tableOf }
        const table = session.flags.has('ignore-not-found')
          ? await client.find<Table>(path, options)
          : await client.ask<Table>('GET', path, options)
        return table ? { target, table } : undefined
      } catch (error) {
        if (!(error instanceof KubectlFailure)) throw error
        failures.push(error.message)
        return undefined
      }
    }),
  )
  const byResource = new Map<Resource, Table>()
  for (const entry of tables) {
    if (!entry) continue
    const { target, table } = entry
    const before = byResource.get(target.resource)
    byResource.set(target.resource, before ? { ...before, rows: [...before.rows, ...table.rows] } : table)
  }
  const stdout = sections(session, [...byResource])
  return { stdout, ...(failures.length > 0 && { stderr: `${failures.join('\n')}\n`, exitCode: 1 }) }
}

async function tableOfLists(session: Session, resources: readonly Resource[]): Promise<CommandResult> {
  const client = await session.client()
  const tables = await Promise.all(
    resources.map(
      async (resource): Promise<[Resource, Table]> => [
        resource,
        await client.ask<Table>('GET', await listPath(session, resource), { accept: tableOf, query: selection(session) }),
      ],
    ),
  )
  const filled = tables.filter(([, { rows }]) => rows.length > 0)
  if (filled.length > 0) return { stdout: sections(session, filled) }
  if (session.flags.has('ignore-not-found')) return {}
  const somewhere = !session.flags.has('all-namespaces') && resources.every(({ namespaced }) => namespaced)
  return { stderr: somewhere ? `No resources found in ${await session.namespace()} namespace.\n` : 'No resources found\n' }
}

function sections({ flags }: Session, tables: readonly (readonly [Resource, Table])[]): string {
  const several = tables.length > 1
  return tables
    .map(([resource, table]) =>
      renderTable(table, {
        wide: flags.value('output') === 'wide',
        withNamespace: flags.has('all-namespaces') && resource.namespaced,
        showLabels: flags.has('show-labels'),
        noHeaders: flags.has('no-headers'),
        ...(several && { prefix: `${typeName(resource)}/` }),
      }),
    )
    .join('\n')
}
