import type { KubernetesData, MessageField } from '../data.js'

/** How one field of a message is on the wire and in JSON. */
export interface WireField {
  readonly n: number
  readonly json: string
  readonly rep: 'repeated' | 'map' | undefined
  /** Absent and zero differ. */
  readonly pointer: boolean
  /** The message's fields stand in the parent's JSON. */
  readonly inline: boolean
  readonly kind: WireKind
  /** Of fields that are messages with fields of their own. */
  readonly message: WireMessage | undefined
}

export type WireKind =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'double'
  | 'bytes'
  | 'message'
  | 'quantity'
  | 'time'
  | 'microTime'
  | 'intOrString'
  | 'raw'
  | 'strings'
  | 'schemaOrBool'
  | 'schemaOrArray'
  | 'schemaOrStrings'

export interface WireMessage {
  readonly name: string
  /** By ascending number. */
  readonly fields: readonly WireField[]
  readonly byNumber: ReadonlyMap<number, WireField>
}

const special: Readonly<Record<string, WireKind>> = {
  'k8s.io.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'k8s.io.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime': 'microTime',
  'k8s.io.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'k8s.io.apimachinery.pkg.runtime.RawExtension': 'raw',
  'k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1': 'raw',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON': 'raw',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'schemaOrBool',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'schemaOrArray',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'schemaOrStrings',
}

const schemaMessage = 'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps'

const scalars: ReadonlySet<string> = new Set(['string', 'bool', 'int32', 'int64', 'double', 'bytes'])

/** The messages of one version's data; each is compiled when it is first used. */
export class WireMessages {
  readonly #data: KubernetesData['protobuf']
  readonly #messages = new Map<string, WireMessage>()

  constructor(data: KubernetesData['protobuf']) {
    this.#data = data
  }

  /** By `group/version/Kind` (`/v1/Pod`); undefined for a kind that has no protobuf. */
  ofKind(key: string): WireMessage | undefined {
    const name = Object.hasOwn(this.#data.kinds, key) ? this.#data.kinds[key] : undefined
    return name === undefined ? undefined : this.message(name)
  }

  message(name: string): WireMessage {
    let message = this.#messages.get(name)
    if (!message) {
      const fields = [...(this.#data.messages[name] ?? [])].sort((a, b) => a.n - b.n).map((field) => this.#field(field))
      message = { name, fields, byNumber: new Map(fields.map((field) => [field.n, field])) }
      this.#messages.set(name, message)
    }
    return message
  }

  #field(field: MessageField): WireField {
    const kind = this.#kind(field.type)
    const messages = this
    return {
      n: field.n,
      json: field.json ?? field.proto,
      rep: field.rep,
      pointer: field.pointer === true,
      inline: field.inline === true,
      kind,
      get message() {
        return kind === 'message' ? messages.message(field.type) : kind.startsWith('schemaOr') ? messages.message(schemaMessage) : undefined
      },
    }
  }

  #kind(type: string): WireKind {
    if (scalars.has(type)) return type as WireKind
    const known = special[type]
    if (known !== undefined) return known
    const fields = this.#data.messages[type] ?? []
    const only = fields[0]
    const isStrings = fields.length === 1 && only?.proto === 'items' && only.rep === 'repeated' && only.type === 'string'
    return isStrings && !type.endsWith('List') ? 'strings' : 'message'
  }
}
