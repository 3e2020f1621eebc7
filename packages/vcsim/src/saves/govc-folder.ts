import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '@vivarium/core'
import { decodeResponse, findManagedObjectType, type ManagedObjectReference, method, unbox } from '@vivarium/vim'
import type { DistributedVirtualPort, ObjectContent, ServiceContent } from '@vivarium/vim/types'
import { errors } from '../errors.js'

/** An object as `govc object.save` wrote it. */
export interface LoadedObject {
  readonly reference: ManagedObjectReference
  readonly properties: Readonly<Record<string, unknown>>
}

export interface LoadedFolder {
  readonly folder: string
  readonly objects: readonly LoadedObject[]
  /** Undefined where only a part of the inventory was saved. */
  readonly content: ServiceContent | undefined
  /** By id of the switch. */
  readonly ports: ReadonlyMap<string, readonly DistributedVirtualPort[]>
}

/**
 * Reads what `govc object.save` wrote: a file `NNNN-Type-id.xml` for each object, and for some a folder `Type-id` with what methods answered. Throws
 * CANNOT_LOAD.
 */
export async function readGovcFolder(folder: string): Promise<LoadedFolder> {
  const names = await filesIn(folder)
  if (names.length === 0) throw errors.cannotLoad(folder, 'it has no .xml files')
  const objects: LoadedObject[] = []
  const ports = new Map<string, readonly DistributedVirtualPort[]>()
  for (const name of names) {
    const object = await readObject(join(folder, name))
    objects.push(object)
    const { type, value } = object.reference
    if (type.endsWith('DistributedVirtualSwitch')) {
      const found = await readPorts(join(folder, `${type}-${value}`, 'FetchDVPorts.xml'))
      if (found !== undefined) ports.set(value, found)
    }
  }
  const content = objects.find(({ reference }) => reference.type === 'ServiceInstance')?.properties.content as ServiceContent | undefined
  return { folder, objects, content, ports }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    return found
      .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
      .map(({ name }) => name)
      .sort()
  } catch (cause) {
    throw errors.cannotLoad(folder, messageOf(cause), { cause })
  }
}

async function readObject(file: string): Promise<LoadedObject> {
  const text = await readFile(file, 'utf8')
  const [, inside] = /^\s*(?:<\?xml[^>]*\?>\s*)?<ObjectContent\b[^>]*>([\s\S]*)<\/ObjectContent>\s*$/.exec(text) ?? []
  if (inside === undefined) throw errors.cannotLoad(file, 'it is not the ObjectContent of one object')
  const [content] = decode<ObjectContent[]>(file, 'RetrieveProperties', `<returnval>${inside}</returnval>`)
  if (content === undefined || findManagedObjectType(content.obj.type) === undefined) {
    throw errors.cannotLoad(file, `there are no managed objects of type ${content?.obj.type ?? 'unknown'}`)
  }
  const { type, value } = content.obj
  return { reference: { type, value }, properties: Object.fromEntries((content.propSet ?? []).map(({ name, val }) => [name, plain(val)])) }
}

/** A value of anyType as the property has it. */
function plain(value: unknown): unknown {
  const inside = unbox(value)
  if (typeof inside !== 'object' || inside === null || Array.isArray(inside)) return inside
  const { _typeName, ...rest } = inside as { readonly _typeName?: string }
  return _typeName === 'ManagedObjectReference' ? rest : inside
}

async function readPorts(file: string): Promise<readonly DistributedVirtualPort[] | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw errors.cannotLoad(file, messageOf(cause), { cause })
  }
  const [, inside = ''] = /<FetchDVPortsResponse\b[^>]*>([\s\S]*)<\/FetchDVPortsResponse>\s*$/.exec(text) ?? []
  return decode<DistributedVirtualPort[]>(file, 'FetchDVPorts', inside)
}

/** The files have the elements of an answer, without the namespaces that they are in. */
function decode<T>(file: string, name: 'RetrieveProperties' | 'FetchDVPorts', elements: string): T {
  const answer = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><e:Body><${name}Response xmlns="urn:vim25">${elements}</${name}Response></e:Body></e:Envelope>`
  try {
    return decodeResponse(method(name), answer) as T
  } catch (cause) {
    throw errors.cannotLoad(file, messageOf(cause), { cause })
  }
}
