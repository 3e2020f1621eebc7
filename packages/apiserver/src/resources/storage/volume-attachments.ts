import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { byteLength, dnsSubdomain, rangeText } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'
import { type VolumeSpec, validateVolumeSpec } from '../core/volume-spec.js'
import { specAndStatus } from '../kit.js'

interface VolumeError {
  message?: string
  errorCode?: number
}

interface VolumeAttachment extends KubeObject {
  spec: { attacher?: string; nodeName?: string; source?: { persistentVolumeName?: string; inlineVolumeSpec?: VolumeSpec } }
  status?: { attached?: boolean; attachmentMetadata?: Record<string, string>; attachError?: VolumeError; detachError?: VolumeError }
}

const maxMetadataBytes = 256 * 1024
const maxMessageBytes = 1024

function validateSource(source: NonNullable<VolumeAttachment['spec']['source']>): FieldError[] {
  const { persistentVolumeName: name, inlineVolumeSpec: inline } = source
  const path = 'spec.source'
  const text = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'
  if (name === undefined && inline === undefined) return [fieldError.required(path, text)]
  if (name !== undefined && inline !== undefined) return [fieldError.forbidden(path, text)]
  if (inline) return validateVolumeSpec(inline, child(path, 'inlineVolumeSpec'), { name: '', inline: true })
  return name === '' ? [fieldError.required(child(path, 'persistentVolumeName'), 'must specify non empty persistentVolumeName')] : []
}

function validateError(error: VolumeError | undefined, path: string): FieldError[] {
  // The real server names another limit than the one it holds to.
  const errors: FieldError[] =
    byteLength(error?.message ?? '') > maxMessageBytes ? [fieldError.tooLong(child(path, 'message'), maxMetadataBytes)] : []
  const code = error?.errorCode ?? 0
  return code < 0 ? [...errors, fieldError.invalid(child(path, 'errorCode'), code, rangeText(0, 2 ** 31 - 1))] : errors
}

function validate({ spec, status }: VolumeAttachment): FieldError[] {
  const errors: FieldError[] = spec.attacher ? [] : [fieldError.required('spec.attacher')]
  errors.push(...validateSource(spec.source ?? {}))
  errors.push(...invalid('spec.nodeName', spec.nodeName ?? '', dnsSubdomain(spec.nodeName ?? '')))
  const entries = Object.entries(status?.attachmentMetadata ?? {})
  if (entries.reduce((sum, [name, value]) => sum + byteLength(name) + byteLength(value), 0) > maxMetadataBytes)
    errors.push(fieldError.tooLong('status.attachmentMetadata', maxMetadataBytes))
  return [
    ...errors,
    ...validateError(status?.attachError, 'status.attachError'),
    ...validateError(status?.detachError, 'status.detachError'),
  ]
}

/** What v1 asks for in addition, of new ones. */
function validateNew({ spec }: VolumeAttachment): FieldError[] {
  const name = spec.source?.persistentVolumeName
  return [
    ...validateDriverName(spec.attacher ?? '', 'spec.attacher'),
    ...(name === undefined ? [] : invalid('spec.source.persistentVolumeName', name, dnsSubdomain(name))),
  ]
}

export const volumeAttachments = specAndStatus<VolumeAttachment>({
  nameRule: dnsSubdomain,
  counted: false,
  validate: (attachment, _context, old) => [...validate(attachment), ...(old ? [] : validateNew(attachment))],
  validateUpdate: (attachment, old) => immutable(attachment.spec, old.spec, 'spec'),
  prepareStatus({ status }) {
    // A field that only servers with MutableCSINodeAllocatableCount know, which is off by default.
    delete status?.attachError?.errorCode
    delete status?.detachError?.errorCode
  },
  validateStatus: (attachment, old) => [...validate(attachment), ...immutable(attachment.spec, old.spec, 'spec')],
  returnsDeletedObject: true,
})
