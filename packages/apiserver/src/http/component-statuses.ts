import type { ServedResource } from '../registry/resource.js'
import type { JsonObject } from '../schema/json.js'
import { failure, StatusError } from '../status.js'
import { Stored } from '../store/stored.js'
import type { Exchange } from './exchange.js'
import type { HandlerContext, ResourcePath } from './handler-context.js'
import { shapeList, shapeObject } from './shape.js'

/** The parts of a control plane that are asked for their health; here they are one program. */
const components = ['controller-manager', 'scheduler', 'etcd-0']

/** The deprecated componentstatuses: nothing is stored, everything is healthy. */
export async function handleComponentStatuses(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  { name }: ResourcePath,
  verb: string,
): Promise<void> {
  exchange.warn('v1 ComponentStatus is deprecated in v1.19+')
  if (verb === 'watch') {
    const message = 'watch is not supported on resources of kind "componentstatuses"'
    throw new StatusError(405, 'MethodNotAllowed', message, { kind: 'componentstatuses' })
  }
  const form = exchange.outputForm
  const statuses = components.map((component) => new Stored(component, componentStatus(component), 0))
  if (verb === 'list')
    return exchange.send(
      200,
      shapeList(context, exchange, resource, { items: statuses, revision: context.state.store.revision }, form),
      form,
    )
  const found = statuses.find(({ key }) => key === name)
  if (!found) throw failure.notFound({ group: '', name: 'componentstatus' }, name)
  return exchange.send(200, shapeObject(context, exchange, resource, found, form), form)
}

function componentStatus(name: string): JsonObject {
  return { kind: 'ComponentStatus', apiVersion: 'v1', metadata: { name }, conditions: [{ type: 'Healthy', status: 'True', message: 'ok' }] }
}
