import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, negativeQuantity, oneOf, required } from '../../validation/checks.js'
import { byteLength, dnsLabel } from '../../validation/names.js'
import { validateClaimSpec } from './claim-spec.js'
import { validateFieldRef, validateResourceFieldRef } from './env-validation.js'
import { validateNoBacksteps, validateNonReservedPath } from './paths.js'
import type { FieldRef, KeyToPath, ResourceFieldRef, Volume } from './pod-types.js'

const fileModeText = 'must be a number between 0 and 0777 (octal), both inclusive'
/** In the order in which the real server looks at them. */
const sources = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'flocker',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
  'csi',
  'projected',
  'ephemeral',
  'image',
]

type Fields = Record<string, unknown>
type SourceCheck = (source: Fields, path: string) => FieldError[]

/** A field that must be there. */
const needs =
  (...fields: string[]): SourceCheck =>
  (source, path) =>
    fields.flatMap((field) => required(child(path, field), source[field]))

const hostPathTypes = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket']
const downwardFieldPaths = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

const checks: Readonly<Record<string, SourceCheck>> = {
  emptyDir: (source, path) =>
    typeof source.sizeLimit === 'string' && negativeQuantity('', source.sizeLimit).length > 0
      ? [fieldError.forbidden(child(path, 'sizeLimit'), 'SizeLimit field must be a valid resource quantity')]
      : [],
  hostPath: (source, path) => {
    if (!source.path) return [fieldError.required(child(path, 'path'))]
    return [
      ...validateNoBacksteps(String(source.path), child(path, 'path')),
      ...(typeof source.type === 'string' && source.type !== '' ? oneOf(child(path, 'type'), source.type, hostPathTypes) : []),
    ]
  },
  gitRepo: needs('repository'),
  gcePersistentDisk: needs('pdName'),
  awsElasticBlockStore: needs('volumeID'),
  secret: (source, path) => [...needs('secretName')(source, path), ...validateItems(source, path)],
  configMap: (source, path) => [...needs('name')(source, path), ...validateItems(source, path)],
  nfs: (source, path) => {
    const errors = needs('server', 'path')(source, path)
    if (!String(source.path ?? '').startsWith('/'))
      errors.push(fieldError.invalid(child(path, 'path'), source.path ?? '', 'must be an absolute path'))
    return errors
  },
  iscsi: needs('targetPortal', 'iqn'),
  glusterfs: needs('endpoints', 'path'),
  persistentVolumeClaim: needs('claimName'),
  rbd: needs('monitors', 'image'),
  cinder: needs('volumeID'),
  cephfs: needs('monitors'),
  flexVolume: needs('driver'),
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  quobyte: needs('registry', 'volume'),
  azureDisk: needs('diskName', 'diskURI'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi: needs('driver'),
  downwardAPI: (source, path) => [
    ...validateMode(source.defaultMode, child(path, 'defaultMode')),
    ...list(source.items).flatMap((file, i) => validateDownwardFile(file, index(path, i))),
  ],
  projected: validateProjected,
  ephemeral: (source, path) => {
    const template = source.volumeClaimTemplate as { spec?: object } | undefined
    if (!template) return [fieldError.required(child(path, 'volumeClaimTemplate'))]
    return validateClaimSpec(template.spec ?? {}, child(path, 'volumeClaimTemplate', 'spec'))
  },
}

/** The errors of volumes, and those volumes that have none, by name. */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  path: string,
): { errors: FieldError[]; valid: Map<string, Volume> } {
  const errors: FieldError[] = []
  const valid = new Map<string, Volume>()
  for (const [i, volume] of (volumes ?? []).entries()) {
    const at = index(path, i)
    const own = validateSource(volume, at)
    if (!volume.name) own.push(fieldError.required(child(at, 'name')))
    else own.push(...invalid(child(at, 'name'), volume.name, dnsLabel(volume.name)))
    if (valid.has(volume.name ?? '')) own.push(fieldError.duplicate(child(at, 'name'), volume.name))
    if (own.length === 0) valid.set(volume.name ?? '', volume)
    errors.push(...own)
  }
  return { errors, valid }
}

function validateSource(volume: Volume, path: string): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  for (const name of sources) {
    const source = volume[name]
    if (source === undefined) continue
    count++
    if (count > 1) errors.push(fieldError.forbidden(child(path, name), 'may not specify more than 1 volume type'))
    else errors.push(...(checks[name]?.(source as Fields, child(path, name)) ?? []))
  }
  if (count === 0) errors.push(fieldError.required(path, 'must specify a volume type'))
  const claim = volume.persistentVolumeClaim as { claimName?: string } | undefined
  if (volume.name && claim && byteLength(volume.name) > 63) errors.push(fieldError.tooLong(child(path, 'name'), 63))
  return errors
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : []
}

function validateMode(mode: unknown, path: string): FieldError[] {
  return typeof mode === 'number' && (mode > 0o777 || mode < 0) ? [fieldError.invalid(path, mode, fileModeText)] : []
}

function validateItems(source: Fields, path: string): FieldError[] {
  return [
    ...validateMode(source.defaultMode, child(path, 'defaultMode')),
    ...list(source.items).flatMap((item, i) => validateKeyToPath(item, index(child(path, 'items'), i))),
  ]
}

function validateKeyToPath(item: KeyToPath, path: string): FieldError[] {
  return [
    ...required(child(path, 'key'), item.key),
    ...required(child(path, 'path'), item.path),
    ...validateNonReservedPath(item.path ?? '', child(path, 'path')),
    ...validateMode(item.mode, child(path, 'mode')),
  ]
}

function validateDownwardFile(file: Fields, path: string): FieldError[] {
  const errors = [...required(child(path, 'path'), file.path), ...validateNonReservedPath(String(file.path ?? ''), child(path, 'path'))]
  if (file.fieldRef) {
    errors.push(...validateFieldRef(file.fieldRef as FieldRef, downwardFieldPaths, child(path, 'fieldRef')))
    if (file.resourceFieldRef)
      errors.push(fieldError.invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'))
  } else if (file.resourceFieldRef) {
    errors.push(...validateResourceFieldRef(file.resourceFieldRef as ResourceFieldRef, child(path, 'resourceFieldRef'), true))
  } else errors.push(fieldError.required(path, 'one of fieldRef and resourceFieldRef is required'))
  return [...errors, ...validateMode(file.mode, child(path, 'mode'))]
}

function validateProjected(source: Fields, path: string): FieldError[] {
  const errors = validateMode(source.defaultMode, child(path, 'defaultMode'))
  const paths = new Set<string>()
  const claimPath = (target: unknown, value: unknown) => {
    if (typeof target !== 'string' || target === '') return
    if (paths.has(target)) errors.push(fieldError.invalid(path, value, 'conflicting duplicate paths'))
    paths.add(target)
  }
  for (const [i, projection] of list(source.sources).entries()) {
    const at = index(child(path, 'sources'), i)
    const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'].filter(
      (kind) => projection[kind] !== undefined,
    )
    if (kinds.length > 1) errors.push(fieldError.forbidden(at, 'may not specify more than 1 volume type'))
    for (const kind of kinds) {
      const inner = projection[kind] as Fields
      const innerPath = child(at, kind)
      if (kind === 'secret' || kind === 'configMap') {
        errors.push(...required(child(innerPath, 'name'), inner.name))
        for (const [k, item] of list(inner.items).entries()) {
          errors.push(...validateKeyToPath(item, index(child(innerPath, 'items'), k)))
          claimPath(item.path, inner.name)
        }
      } else if (kind === 'downwardAPI') {
        for (const [k, file] of list(inner.items).entries()) {
          errors.push(...validateDownwardFile(file, index(innerPath, k)))
          claimPath(file.path, file.path)
        }
      } else if (kind === 'serviceAccountToken') {
        const seconds = Number(inner.expirationSeconds ?? 0)
        if (seconds < 600)
          errors.push(fieldError.invalid(child(innerPath, 'expirationSeconds'), seconds, 'may not specify a duration less than 10 minutes'))
        if (seconds > 2 ** 32)
          errors.push(
            fieldError.invalid(child(innerPath, 'expirationSeconds'), seconds, 'may not specify a duration larger than 2^32 seconds'),
          )
        if (!inner.path) errors.push(fieldError.required(child(innerPath, 'path')))
        else errors.push(...validateNonReservedPath(String(inner.path), child(innerPath, 'path')))
      }
    }
  }
  return errors
}
