import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid, nonNegative, oneOf, portNumberOrName, required } from '../../validation/checks.js'
import { httpHeaderName } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import type { Container, Handler, Probe } from './pod-types.js'
export function validateLifecycleAndProbes(container: Container, scope: ContainerScope, path: string): FieldError[] {
  const errors: FieldError[] = []
  const grace = scope.spec.terminationGracePeriodSeconds
  for (const hook of ['postStart', 'preStop'] as const) {
    const handler = container.lifecycle?.[hook]
    if (handler) errors.push(...validateHandler(handler, grace, child(path, 'lifecycle', hook)))
  }
  errors.push(...validateProbe(container.livenessProbe, grace, child(path, 'livenessProbe')))
  if (container.livenessProbe && container.livenessProbe.successThreshold !== 1) {
    errors.push(
      fieldError.invalid(child(path, 'livenessProbe', 'successThreshold'), container.livenessProbe.successThreshold ?? 0, 'must be 1'),
    )
  }
  errors.push(...validateProbe(container.readinessProbe, grace, child(path, 'readinessProbe')))
  if (container.readinessProbe?.terminationGracePeriodSeconds !== undefined) {
    errors.push(
      fieldError.invalid(
        child(path, 'readinessProbe', 'terminationGracePeriodSeconds'),
        container.readinessProbe.terminationGracePeriodSeconds,
        'must not be set for readinessProbes',
      ),
    )
  }
  errors.push(...validateProbe(container.startupProbe, grace, child(path, 'startupProbe')))
  if (container.startupProbe && container.startupProbe.successThreshold !== 1) {
    errors.push(
      fieldError.invalid(child(path, 'startupProbe', 'successThreshold'), container.startupProbe.successThreshold ?? 0, 'must be 1'),
    )
  }
  return errors
}

function validateProbe(probe: Probe | undefined, grace: number | undefined, path: string): FieldError[] {
  if (!probe) return []
  const errors = validateHandler(probe, grace, path)
  for (const field of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const) {
    errors.push(...nonNegative(child(path, field), probe[field]))
  }
  const own = probe.terminationGracePeriodSeconds
  if (own !== undefined && own <= 0)
    errors.push(fieldError.invalid(child(path, 'terminationGracePeriodSeconds'), own, 'must be greater than 0'))
  return errors
}

function validateHandler(handler: Handler, grace: number | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  for (const kind of ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const) {
    if (handler[kind] === undefined) continue
    count++
    const at = child(path, kind)
    if (count > 1) errors.push(fieldError.forbidden(at, 'may not specify more than 1 handler type'))
    else errors.push(...validateAction(handler, kind, grace, at))
  }
  if (count === 0) errors.push(fieldError.required(path, 'must specify a handler type'))
  return errors
}

function validateAction(
  handler: Handler,
  kind: 'exec' | 'httpGet' | 'tcpSocket' | 'grpc' | 'sleep',
  grace: number | undefined,
  path: string,
): FieldError[] {
  switch (kind) {
    case 'exec':
      return handler.exec?.command?.length ? [] : [fieldError.required(child(path, 'command'))]
    case 'httpGet':
      return [
        ...required(child(path, 'path'), handler.httpGet?.path),
        ...portNumberOrName(child(path, 'port'), handler.httpGet?.port),
        ...oneOf(child(path, 'scheme'), handler.httpGet?.scheme, ['HTTP', 'HTTPS'], true),
        ...(handler.httpGet?.httpHeaders ?? []).flatMap(({ name }) => invalid(child(path, 'httpHeaders'), name, httpHeaderName(name))),
      ]
    case 'tcpSocket':
      return portNumberOrName(child(path, 'port'), handler.tcpSocket?.port)
    case 'grpc':
      return portNumberOrName(child(path, 'port'), handler.grpc?.port)
    case 'sleep': {
      const seconds = handler.sleep?.seconds ?? 0
      return seconds < 0 || (grace !== undefined && seconds > grace)
        ? [fieldError.invalid(path, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${grace ?? 0})`)]
        : []
    }
  }
}
