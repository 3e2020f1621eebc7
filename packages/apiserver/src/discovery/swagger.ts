import type { KubernetesData } from '../data.js'
import { encodeOpenApiV2 } from '../protobuf/openapi-v2.js'
import { encodeJson, isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import { parseJson } from '../schema/json-text.js'
import { entityTag } from './discovery.js'

export type SwaggerForm = 'json' | 'protobuf'

export interface EncodedSwagger {
  readonly bytes: Buffer
  readonly etag: string
}

/** What custom resources add to version 2. */
export interface SwaggerParts {
  readonly paths: JsonObject
  readonly definitions: JsonObject
}

/** Makes the parts that are a server's own, from what is built in. A change makes it another object. */
export type SwaggerSource = (base: JsonObject) => SwaggerParts

type Forms = Map<SwaggerForm, EncodedSwagger>

const shared = new WeakMap<KubernetesData, Forms>()

/** /openapi/v2: one document, encoded when somebody asks for a form of it, then kept. Servers that add nothing share it. */
export class OpenApiV2 {
  readonly #data: KubernetesData
  readonly #own: () => SwaggerSource | undefined
  #kept: { readonly of: SwaggerSource; readonly forms: Forms } | undefined

  constructor(data: KubernetesData, own: () => SwaggerSource | undefined) {
    this.#data = data
    this.#own = own
  }

  encoded(form: SwaggerForm): EncodedSwagger {
    const own = this.#own()
    const forms = own ? this.#ownForms(own) : sharedForms(this.#data)
    let encoded = forms.get(form)
    if (!encoded) {
      const bytes = this.#encode(form, own)
      encoded = { bytes, etag: entityTag(bytes) }
      forms.set(form, encoded)
    }
    return encoded
  }

  #ownForms(own: SwaggerSource): Forms {
    if (this.#kept?.of !== own) this.#kept = { of: own, forms: new Map() }
    return this.#kept.forms
  }

  #encode(form: SwaggerForm, own: SwaggerSource | undefined): Buffer {
    const bytes = this.#data.openapiV2Bytes()
    if (form === 'json' && !own) return bytes
    const base = objectOf(parseJson(bytes.toString('utf8')).value)
    const document = own ? withParts(base, own(base)) : base
    return form === 'json' ? Buffer.from(encodeJson(document)) : encodeOpenApiV2(document)
  }
}

function sharedForms(data: KubernetesData): Forms {
  let forms = shared.get(data)
  if (!forms) {
    forms = new Map()
    shared.set(data, forms)
  }
  return forms
}

/** What is built in is not replaced. */
function withParts(base: JsonObject, { paths, definitions }: SwaggerParts): JsonObject {
  return { ...base, paths: { ...paths, ...objectOf(base.paths) }, definitions: { ...definitions, ...objectOf(base.definitions) } }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
