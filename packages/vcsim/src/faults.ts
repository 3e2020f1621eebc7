import { dataObject, findManagedObjectType, type ManagedObjectReference, VimError } from '@vivarium/vim'
import type { DataObjects } from '@vivarium/vim/types'

/** A fault to throw, with the words that vCenter has for it. */
export function fault<K extends keyof DataObjects>(name: K, properties: DataObjects[K], message: string): VimError {
  return new VimError('The call', dataObject(name, properties) as VimError['fault'], message)
}

/** `'vim.VirtualMachine:vm-42'`, as vCenter's messages name objects. */
function nameOf({ type, value }: ManagedObjectReference): string {
  return `'${findManagedObjectType(type)?.vmodlName ?? type}:${value}'`
}

export const objectNotFound = (obj: ManagedObjectReference): VimError =>
  fault('ManagedObjectNotFound', { obj }, `The object ${nameOf(obj)} has already been deleted or has not been completely created`)

export const notAuthenticated = (object: ManagedObjectReference, privilegeId: string): VimError =>
  fault('NotAuthenticated', { object, privilegeId }, 'The session is not authenticated.')

export const invalidArgument = (invalidProperty: string): VimError =>
  fault('InvalidArgument', { invalidProperty }, `A specified parameter was not correct: ${invalidProperty}`)

export const invalidProperty = (name: string): VimError =>
  fault('InvalidProperty', { name }, `The property ${JSON.stringify(name)} is not valid.`)

export const notSupported = (): VimError => fault('NotSupported', {}, 'The operation is not supported on the object.')

export const notFound = (): VimError => fault('NotFound', {}, 'The object or item referred to could not be found.')

/** `name`: the key, name or identifier that something has already. */
export const alreadyExists = (name: string): VimError =>
  fault('AlreadyExists', { name }, `The specified key, name, or identifier '${name}' already exists.`)

export const hostNotConnected = (): VimError =>
  fault('HostNotConnected', {}, 'Unable to communicate with the remote host, since it is disconnected.')

export const requestCanceled = (): VimError => fault('RequestCanceled', {}, 'The request was canceled by a user.')

/** What goes to the client for whatever was thrown. */
export function faultOf(error: unknown): VimError {
  if (error instanceof VimError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return fault('SystemError', { reason }, `A general system error occurred: ${reason}`)
}
