import type { ObjectMeta } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, negativeQuantity, oneOf, required } from '../../validation/checks.js'
import { dnsLabel, dnsSubdomain } from '../../validation/names.js'
import { type ClaimSpec, validateClaimSpec } from './claim-spec.js'
import { validateFieldRef, validateResourceFieldRef } from './env-validation.js'
import { validateNonReservedPath } from './paths.js'
import type { FieldRef, KeyToPath, ResourceFieldRef, Volume } from './pod-types.js'
import { validateTemplateObjectMeta } from './template-meta.js'
import { type Fields, itemPath, listOf, sharedSources, validateOneSource } from './volume-sources.js'

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
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
]

/** What volumes are checked against. */
export interface VolumeScope {
  /** The pod's; absent in a template. */
  readonly meta?: ObjectMeta | undefined
  readonly allowReservedTokenPath: boolean
}

type SourceCheck = (source: Fields, path: string, scope: VolumeScope) => FieldError[]

const downwardFieldPaths = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

const podSources: Readonly<Record<string, SourceCheck>> = {
  emptyDir: (source, path) =>
    typeof source.sizeLimit === 'string' && negativeQuantity('', source.sizeLimit).length > 0
      ? [fieldError.forbidden(child(path, 'sizeLimit'), 'SizeLimit field must be a valid resource quantity')]
      : [],
  secret: (source, path) => [...required(child(path, 'secretName'), source.secretName), ...validateItems(source, path)],
  configMap: (source, path) => [...required(child(path, 'name'), source.name), ...validateItems(source, path)],
  downwardAPI: (source, path) => [
    ...validateMode(source.defaultMode, child(path, 'defaultMode')),
    // The real server's path names no item.
    ...listOf(source.items).flatMap((file) => validateDownwardFile(file, path)),
  ],
  projected: (source, path, { allowReservedTokenPath }) => [
    ...validateMode(source.defaultMode, child(path, 'defaultMode')),
    ...validateProjections(source, path, allowReservedTokenPath),
  ],
  ephemeral: (source, path) => {
    const template = source.volumeClaimTemplate as { metadata?: ObjectMeta; spec?: ClaimSpec } | undefined
    const at = child(path, 'volumeClaimTemplate')
    if (!template) return [fieldError.required(at)]
    return [
      ...validateTemplateObjectMeta(template.metadata, child(at, 'metadata')),
      ...validateClaimSpec(template.spec ?? {}, child(at, 'spec')),
    ]
  },
  image: (source, path, { meta }) => [
    ...(meta ? required(child(path, 'reference'), source.reference) : []),
    ...oneOf(child(path, 'pullPolicy'), String(source.pullPolicy ?? ''), ['Always', 'IfNotPresent', 'Never'], true),
  ],
}

/** The errors of volumes, and those volumes that have none, by name. */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  path: string,
  scope: VolumeScope,
): { errors: FieldError[]; valid: Map<string, Volume> } {
  const errors: FieldError[] = []
  const valid = new Map<string, Volume>()
  const podName = scope.meta?.name
  const created = new Set(podName ? (volumes ?? []).filter(({ ephemeral }) => ephemeral).map(({ name }) => `${podName}-${name}`) : [])
  for (const [i, volume] of (volumes ?? []).entries()) {
    const at = index(path, i)
    const own = validateSource(volume, at, scope)
    if (!volume.name) own.push(fieldError.required(child(at, 'name')))
    else own.push(...invalid(child(at, 'name'), volume.name, dnsLabel(volume.name)))
    if (valid.has(volume.name ?? '')) own.push(fieldError.duplicate(child(at, 'name'), volume.name))
    if (own.length === 0) valid.set(volume.name ?? '', volume)
    errors.push(...own)
    const claim = (volume.persistentVolumeClaim as { claimName?: string } | undefined)?.claimName
    if (claim !== undefined && created.has(claim)) {
      errors.push(
        fieldError.invalid(
          child(at, 'persistentVolumeClaim', 'claimName'),
          claim,
          'must not reference a PVC that gets created for an ephemeral volume',
        ),
      )
    }
  }
  return { errors, valid }
}

function validateSource(volume: Volume, path: string, scope: VolumeScope): FieldError[] {
  const present = sources.filter((name) => volume[name] !== undefined)
  const errors = validateOneSource(present, path, (name, at) => {
    const source = volume[name] as Fields
    return podSources[name]?.(source, at, scope) ?? sharedSources[name]?.(source, at, { persistent: false, name: '' }) ?? []
  })
  if (present[0] === 'ephemeral' && scope.meta?.name && volume.name) {
    const claim = `${scope.meta.name}-${volume.name}`
    for (const message of dnsSubdomain(claim))
      errors.push(fieldError.invalid(child(path, 'name'), volume.name, `PVC name ${JSON.stringify(claim)}: ${message}`))
  }
  return errors
}

function validateMode(mode: unknown, path: string): FieldError[] {
  return typeof mode === 'number' && (mode > 0o777 || mode < 0) ? [fieldError.invalid(path, mode, fileModeText)] : []
}

function validateItems(source: Fields, path: string): FieldError[] {
  return [
    ...validateMode(source.defaultMode, child(path, 'defaultMode')),
    ...listOf(source.items).flatMap((item, i) => validateKeyToPath(item, itemPath(path, 'items', i))),
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

const minTokenSeconds = 600
const maxTokenSeconds = 2 ** 32

function validateProjections(source: Fields, path: string, allowReservedTokenPath: boolean): FieldError[] {
  const errors: FieldError[] = []
  const paths = new Set<string>()
  const claimPath = (target: unknown, value: unknown) => {
    if (typeof target !== 'string' || target === '') return
    if (paths.has(target)) errors.push(fieldError.invalid(path, value, 'conflicting duplicate paths'))
    paths.add(target)
  }
  for (const [i, projection] of listOf(source.sources).entries()) {
    const at = itemPath(path, 'sources', i)
    const { secret, configMap, downwardAPI, serviceAccountToken: token } = projection as Readonly<Record<string, Fields | undefined>>
    for (const [kind, inner] of Object.entries({ secret, configMap })) {
      if (!inner) continue
      const innerPath = child(at, kind)
      errors.push(...required(child(innerPath, 'name'), inner.name))
      for (const [k, item] of listOf(inner.items).entries()) {
        errors.push(...validateKeyToPath(item, itemPath(innerPath, 'items', k)))
        claimPath(item.path, inner.name)
      }
    }
    for (const file of listOf(downwardAPI?.items)) {
      errors.push(...validateDownwardFile(file, child(at, 'downwardAPI')))
      claimPath(file.path, file.path)
    }
    if (token) {
      const seconds = Number(token.expirationSeconds ?? 0)
      const secondsAre = (detail: string) =>
        errors.push(fieldError.invalid(child(at, 'serviceAccountToken', 'expirationSeconds'), seconds, detail))
      if (seconds < minTokenSeconds) secondsAre('may not specify a duration less than 10 minutes')
      if (seconds > maxTokenSeconds) secondsAre('may not specify a duration larger than 2^32 seconds')
      // The real server's path is that of the volume.
      if (!token.path) errors.push(fieldError.required(child(path, 'path')))
      else if (!allowReservedTokenPath) errors.push(...validateNonReservedPath(String(token.path), child(path, 'path')))
    }
    if ([secret, configMap, downwardAPI, token].filter((kind) => kind !== undefined).length > 1)
      errors.push(fieldError.forbidden(at, 'may not specify more than 1 volume type per source'))
  }
  return errors
}
