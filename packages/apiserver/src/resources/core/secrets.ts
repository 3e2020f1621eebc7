import { messageOf } from '@vivarium/core'
import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, key } from '../../schema/field-error.js'
import { isObject, jsonKind } from '../../schema/json.js'
import { decodeUtf8, parseJson } from '../../schema/json-text.js'
import { immutable } from '../../validation/metadata.js'
import { configMapKeyName, dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'
import { decodedLength, maxDataBytes, validateImmutable } from './config-maps.js'
import { tlsPairProblem } from './tls-pair.js'

interface Secret extends KubeObject {
  data?: Record<string, string>
  type?: string
  immutable?: boolean
}

const redacted = '<secret contents redacted>'

function validate({ metadata, data = {}, type }: Secret): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [name, value] of Object.entries(data)) {
    for (const message of configMapKeyName(name)) errors.push(fieldError.invalid(key('data', name), name, message))
    size += decodedLength(value)
  }
  if (size > maxDataBytes) errors.push(fieldError.tooLong('data', maxDataBytes))
  const needs = (...names: string[]) => {
    for (const name of names) if (data[name] === undefined) errors.push(fieldError.required(key('data', name)))
  }
  switch (type) {
    case 'kubernetes.io/service-account-token':
      if (!metadata.annotations?.['kubernetes.io/service-account.name']) {
        errors.push(fieldError.required(key('metadata.annotations', 'kubernetes.io/service-account.name')))
      }
      break
    case 'kubernetes.io/dockercfg':
    case 'kubernetes.io/dockerconfigjson': {
      const name = type === 'kubernetes.io/dockercfg' ? '.dockercfg' : '.dockerconfigjson'
      if (data[name] === undefined) needs(name)
      else {
        const problem = jsonProblem(data[name])
        if (problem) errors.push(fieldError.invalid(key('data', name), redacted, problem))
      }
      break
    }
    case 'kubernetes.io/basic-auth':
      if (data.username === undefined && data.password === undefined) needs('username', 'password')
      break
    case 'kubernetes.io/ssh-auth':
      if (!data['ssh-privatekey']) errors.push(fieldError.required(key('data', 'ssh-privatekey')))
      break
    case 'kubernetes.io/tls':
      needs('tls.crt', 'tls.key')
  }
  return errors
}

function jsonProblem(base64: string): string | undefined {
  try {
    const { value } = parseJson(decodeUtf8(Buffer.from(base64, 'base64')))
    return value === null || isObject(value)
      ? undefined
      : `json: cannot unmarshal ${jsonKind(value)} into Go value of type map[string]interface {}`
  } catch (error) {
    return messageOf(error)
  }
}

export const secrets = plain<Secret>({
  nameRule: dnsSubdomain,
  validate,
  validateUpdate: (secret, old) => [...immutable(secret.type, old.type, 'type'), ...validateImmutable(secret, old, ['data'])],
  warnings({ data, type }) {
    if (type !== 'kubernetes.io/tls') return []
    const text = (name: string) => Buffer.from(data?.[name] ?? '', 'base64').toString('latin1')
    const problem = tlsPairProblem(text('tls.crt'), text('tls.key'))
    return problem === undefined ? [] : [problem]
  },
  selectableFields: { type: ({ type }) => type ?? '' },
})
