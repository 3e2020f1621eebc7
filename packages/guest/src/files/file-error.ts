import { VivariumError } from '@vivarium/core'

const meanings = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'illegal operation on a directory',
  ENOTEMPTY: 'directory not empty',
  EACCES: 'permission denied',
  ELOOP: 'too many symbolic links encountered',
  EINVAL: 'invalid argument',
  ENOSPC: 'no space left on device',
  EROFS: 'read-only file system',
  EBUSY: 'resource busy or locked',
} as const

export type FileErrorCode = keyof typeof meanings

/** What the guest's kernel answers. Worded as Node words it, because the shell's commands read the code from there. */
export function fileError(code: FileErrorCode, call: string, path: string): VivariumError {
  return new VivariumError(code, code === 'ENOSPC' ? 'state' : 'usage', `${code}: ${meanings[code]}, ${call} '${path}'`, {
    details: { path },
  })
}
