import { findDataType, type Method, type Property, structure } from '../registry/types.js'
import { type TypedFault, VimError } from '../vim-error.js'
import { encoderFor } from './encoder.js'
import { readEnvelope, writeEnvelope } from './envelope.js'
import { escapeXml } from './escape.js'
import { Frame, openValue, SkipFrame, StructureFrame } from './frames.js'
import { vim25 } from './namespaces.js'
import type { XmlLimits, XmlTag } from './xml-handler.js'

/** The answer to a call. Throws CANNOT_ENCODE. `namespace` is that of the request. */
export function encodeResponse(method: Method, result?: unknown, namespace = method.namespace): string {
  const tag = `${method.name}Response`
  const content = encoderFor(namespace).properties(method.response, { returnval: result })
  return writeEnvelope(`<${tag} xmlns="${namespace}">${content}</${tag}>`)
}

/**
 * The same in pieces, which together are the answer: of a long result, elements of arrays are encoded one after another. Throws CANNOT_ENCODE, also
 * between pieces.
 */
export function* encodeResponsePieces(method: Method, result?: unknown, namespace = method.namespace): Generator<string> {
  const { head, tail } = frameOf(method, namespace)
  yield head
  yield* encoderFor(namespace).pieces(method.response, { returnval: result })
  yield tail
}

/** What is around the content of an answer. */
interface ResponseFrame {
  readonly namespace: string
  readonly head: string
  readonly tail: string
}

/** Made for one namespace at a time: all clients of a method name the same. */
const frames = new WeakMap<Method, ResponseFrame>()

function frameOf(method: Method, namespace: string): ResponseFrame {
  let frame = frames.get(method)
  if (frame?.namespace !== namespace) {
    const [head = '', tail = ''] = encodeResponseContent(method, contentMark, namespace).split(contentMark)
    frame = { namespace, head, tail }
    frames.set(method, frame)
  }
  return frame
}

/** Stands where the content comes; no tag has it. */
const contentMark = '\0'

/** The same with the content of the answer already encoded: elements `returnval`. */
export function encodeResponseContent(method: Method, content: string, namespace = method.namespace): string {
  const tag = `${method.name}Response`
  return writeEnvelope(`<${tag} xmlns="${namespace}">${content}</${tag}>`)
}

/** The answer to a call that failed, to be sent with HTTP status 500. */
export function encodeFault(
  fault: TypedFault,
  message: string,
  options: { readonly code?: string; readonly namespace?: string } = {},
): string {
  const { code = 'ServerFaultCode', namespace = vim25 } = options
  const encoded = encoderFor(namespace)
  const tag = `${fault._typeName}Fault`
  const detail = encoded.typed(tag, { item: anyItem.item, array: false }, fault).replace(tag, `${tag} xmlns="${namespace}"`)
  return writeEnvelope(
    `<soapenv:Fault><faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring><detail>${detail}</detail></soapenv:Fault>`,
  )
}

const [anyItem] = structure('', [['fault', 'anyType', 0, '']]).properties as [Property]

const responseLimits: XmlLimits = { bytes: 2 ** 30, depth: 200, attributes: 100 }

/**
 * The result of a call, from its answer. What the types don't know is left out: the server may be newer. Throws a `VimError` if the answer
 * is a fault; MALFORMED_XML and INVALID_REQUEST if it is no answer.
 */
export function decodeResponse(method: Method, body: Uint8Array | string, limits: Partial<XmlLimits> = {}): unknown {
  let answer: StructureFrame | undefined
  let fault: FaultFrame | undefined
  readEnvelope(
    body,
    (parent, tag) => {
      if (tag.local === 'Fault') {
        fault = new FaultFrame(parent)
        return fault
      }
      if (tag.local !== `${method.name}Response`) throw parent.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen`)
      answer = new StructureFrame(parent, parent.decoding, method.response)
      return answer
    },
    { unknown: 'ignore' },
    { ...responseLimits, ...limits },
  )
  if (fault !== undefined) throw new VimError(method.name, fault.fault, fault.message, fault.code)
  const result = answer?.value.returnval
  return result === undefined && method.result?.array ? [] : result
}

class FaultFrame extends StructureFrame {
  fault: TypedFault = { _typeName: 'MethodFault' }

  constructor(parent: Frame) {
    super(parent, parent.decoding, soapFault)
  }

  get code(): string {
    return String(this.value.faultcode ?? '')
  }

  get message(): string {
    return String(this.value.faultstring ?? '')
  }

  override open(tag: XmlTag): Frame {
    return tag.local === 'detail' ? new DetailFrame(this) : super.open(tag)
  }
}

const soapFault = structure('Fault', [
  ['faultcode', 'string', 4, ''],
  ['faultstring', 'string', 4, ''],
])

class DetailFrame extends Frame {
  readonly #fault: FaultFrame

  constructor(fault: FaultFrame) {
    super(fault, fault.decoding)
    this.#fault = fault
  }

  open(tag: XmlTag): Frame {
    const named = findDataType(tag.local.replace(/Fault$/, '')) ?? findDataType(tag.local)
    const isTyped = Object.values(tag.attributes).some(({ local }) => local === 'type')
    if (isTyped) return openValue(this, anyItem, anyItem, tag)
    // Faults of some releases say their type by their name only.
    if (named?.isA('MethodFault')) return new StructureFrame(this, this.decoding, named, anyItem)
    return new SkipFrame(this, this.decoding)
  }

  override take(_slot: Property, value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const { _typeName: name } = value as { _typeName?: string }
    if (name !== undefined && findDataType(name)?.isA('MethodFault')) this.#fault.fault = value as TypedFault
  }
}
