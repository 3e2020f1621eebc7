import type { VimError } from '@vivarium/vim'
import { fault } from '../faults.js'

/** A file's fault, by its name (`[LocalDS_0] vm/vm.vmx`). */
type FileFaultOf = (file: string) => VimError

export const fileNotFound: FileFaultOf = (file) => fault('FileNotFound', { file }, `File ${file} was not found`)

export const fileAlreadyExists: FileFaultOf = (file) =>
  fault('FileAlreadyExists', { file }, `Cannot complete the operation because the file or folder ${file} already exists`)

export const cannotAccessFile: FileFaultOf = (file) => fault('CannotAccessFile', { file }, `Unable to access file ${file}`)

export const cannotCreateFile: FileFaultOf = (file) => fault('CannotCreateFile', { file }, `Cannot create file ${file}`)

export const cannotDeleteFile: FileFaultOf = (file) => fault('CannotDeleteFile', { file }, `Cannot delete file ${file}`)

export const fileLocked: FileFaultOf = (file) => fault('FileLocked', { file }, `Unable to access file ${file} since it is locked`)

export const noDiskSpace = (file: string, datastore: string): VimError =>
  fault('NoDiskSpace', { file, datastore }, `Insufficient disk space on datastore '${datastore}'.`)

export const invalidDatastore = (name: string): VimError => fault('InvalidDatastore', { name }, `Invalid datastore '${name}'.`)

/** The fault for what the file system said of a file; `other` for what has no fault of its own. */
export function fileFaultOf(error: unknown, file: string, datastore: string, other: FileFaultOf): VimError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fileNotFound(file)
    case 'EEXIST':
      return fileAlreadyExists(file)
    case 'ENOSPC':
    case 'EDQUOT':
      return noDiskSpace(file, datastore)
    default:
      return other(file)
  }
}
