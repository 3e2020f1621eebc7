import type { CommandResult } from '../command.js'
import type { KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { renderObject, renderTable, type Table } from './output.js'
import { pathOf, type Resource, typeName } from './resources.js'
import type { Session, Target } from './session.js'

interface WatchEvent {
  readonly type: string
  readonly object: KubeObject & Partial<Table>
}

interface ListedTable extends Table {
  readonly metadata?: { readonly resourceVersion?: string }
}

/** `get --watch`: what there is, then what changes, until it is ended. */
export async function watch(
  session: Session,
  resources: readonly Resource[],
  targets: readonly Target[],
  query: Readonly<Record<string, string | undefined>>,
  accept: string,
): Promise<CommandResult> {
  const { flags, call } = session
  const [resource] = resources
  if (!resource || resources.length > 1 || targets.length > 1)
    throw new KubectlFailure('error: you may only specify a single resource type')
  const client = await session.client()
  const path = pathOf(resource, flags.has('all-namespaces') ? undefined : await session.namespace())
  const fieldSelector = targets[0] === undefined ? query.fieldSelector : `metadata.name=${targets[0].name}`
  const asked = { ...query, fieldSelector }
  const list = await client.ask<ListedTable>('GET', path, { accept, query: asked })
  const format = flags.value('output') ?? ''
  const isTable = format === '' || format === 'wide'
  const widths: number[] = []
  let columns = list.columnDefinitions
  let noHeaders = flags.has('no-headers')
  const show = async (objects: readonly KubeObject[], rows: Table['rows']) => {
    if (!isTable) {
      for (const object of objects)
        await call.print(renderObject(format, object, ({ metadata }) => `${typeName(resource)}/${metadata?.name}`) ?? '')
    } else if (rows.length > 0) {
      const view = {
        wide: format === 'wide',
        withNamespace: flags.has('all-namespaces') && resource.namespaced,
        showLabels: flags.has('show-labels'),
        noHeaders,
      }
      await call.print(renderTable({ kind: 'Table', columnDefinitions: columns, rows }, view, widths))
      noHeaders = true
    }
  }
  const whole = async ({ rows }: Table) =>
    isTable
      ? []
      : Promise.all(rows.map(({ object }) => client.ask('GET', pathOf(resource, object?.metadata?.namespace, object?.metadata?.name))))
  await show(await whole(list), list.rows)
  const changes = client.follow(
    path,
    { ...asked, watch: 'true', resourceVersion: list.metadata?.resourceVersion ?? '' },
    isTable ? accept : undefined,
  )
  for await (const { object } of events(changes)) {
    if (object.columnDefinitions?.length) columns = object.columnDefinitions
    await show([object], object.rows ?? [])
  }
  return {}
}

/** A watch is JSON values, one a line. */
async function* events(chunks: AsyncIterable<Buffer>): AsyncGenerator<WatchEvent> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as WatchEvent
  }
}
