import { findManagedObjectType, findMethod, type Method, type Property } from '../registry/types.js'
import type { ManagedObjectReference } from '../values.js'
import { encoderFor } from './encoder.js'
import { readEnvelope, writeEnvelope } from './envelope.js'
import { escapeXml } from './escape.js'
import { type DecodeOptions, type Frame, StructureFrame } from './frames.js'
import type { SoapHeaders } from './header.js'
import { vim25 } from './namespaces.js'
import type { XmlLimits } from './xml-handler.js'

/** A call, as it came. */
export interface SoapRequest {
  readonly method: Method
  /** The managed object that is called. */
  readonly this: ManagedObjectReference
  /** By name of the parameter; without `_this`. */
  readonly arguments: Readonly<Record<string, unknown>>
  /** Of the method's element: `urn:vim25`. */
  readonly namespace: string
  /** What the client's SOAPAction asks for: `8.0.1.0`. */
  readonly version?: string
  readonly headers: SoapHeaders
}

export interface DecodeRequestOptions extends Partial<DecodeOptions> {
  /** The HTTP header of that name. */
  readonly soapAction?: string
  readonly limits?: Partial<XmlLimits>
}

const requestLimits: XmlLimits = { bytes: 64 * 2 ** 20, depth: 200, attributes: 100 }

/**
 * Reads a call. What does not fit the types is refused as vCenter refuses it, in its words, unless `unknown` says otherwise. Throws
 * MALFORMED_XML, LIMIT_EXCEEDED and INVALID_REQUEST; `faultForError` makes the answer to these.
 */
export function decodeRequest(body: Uint8Array | string, options: DecodeRequestOptions = {}): SoapRequest {
  let call: CallFrame | undefined
  const headers = readEnvelope(
    body,
    (parent, tag) => {
      const method = findMethod(tag.local)
      if (method === undefined) {
        throw parent.refuse(`Unable to resolve WSDL method name ${tag.local.slice(0, 80)} for namespace name ${tag.uri.slice(0, 80)}`)
      }
      call = new CallFrame(parent, method, tag.uri)
      return call
    },
    { unknown: options.unknown ?? 'refuse' },
    { ...requestLimits, ...options.limits },
  )
  if (call === undefined) throw new TypeError('a body without a call was let through')
  const { _this: self, ...rest } = call.value
  const version = parseSoapAction(options.soapAction)?.version
  return {
    method: call.method,
    this: self as ManagedObjectReference,
    arguments: rest,
    namespace: call.namespace,
    ...(version === undefined ? {} : { version }),
    headers,
  }
}

/** The namespace and the version that a SOAPAction names: `"urn:vim25/8.0.1.0"`. Undefined for none, or one of another form. */
export function parseSoapAction(soapAction: string | undefined): { namespace: string; version?: string } | undefined {
  const [, namespace, version] = /^\s*"?(urn:[\w.-]+)(?:\/([\w.-]*))?"?\s*$/.exec(soapAction ?? '') ?? []
  if (namespace === undefined) return undefined
  return { namespace, ...(version === undefined || version === '' ? {} : { version }) }
}

class CallFrame extends StructureFrame {
  readonly method: Method
  readonly namespace: string

  constructor(parent: Frame, method: Method, namespace: string) {
    super(parent, parent.decoding, method.request)
    this.method = method
    this.namespace = namespace
  }

  override take(slot: Property, value: unknown): void {
    super.take(slot, value)
    if (slot.name !== '_this') return
    const { type } = value as ManagedObjectReference
    const on = findManagedObjectType(type)?.vmodlName ?? type.slice(0, 80)
    this.decoding.what = `HTTP request for method ${this.method.vmodlName}\non object of type ${on}`
  }

  protected override missing(name: string): string {
    return `Required parameter ${name} is missing`
  }

  protected override describe(): string {
    return this.at(`call information for method ${this.method.name}`)
  }
}

/** What a client says beside its call. */
export interface RequestHeaders {
  readonly operationId?: string
  readonly sessionCookie?: string
  /** Further headers, as XML. */
  readonly xml?: string
}

/** The message of a call. Throws CANNOT_ENCODE. */
export function encodeRequest(
  method: Method,
  self: ManagedObjectReference,
  args: Readonly<Record<string, unknown>>,
  headers: RequestHeaders = {},
): string {
  const { operationId, sessionCookie, xml = '' } = headers
  const header =
    (sessionCookie === undefined ? '' : `<vcSessionCookie xmlns="${vim25}">${escapeXml(sessionCookie)}</vcSessionCookie>`) +
    (operationId === undefined ? '' : `<operationID xmlns="${vim25}">${escapeXml(operationId)}</operationID>`) +
    xml
  const content = encoderFor(method.namespace).properties(method.request, { ...args, _this: self })
  return writeEnvelope(`<${method.name} xmlns="${method.namespace}">${content}</${method.name}>`, header)
}
