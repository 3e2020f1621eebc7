export { type CallArguments, type CallOptions, type ConnectOptions, VimClient } from './client/client.js'
export {
  inventoryTraversal,
  isGone,
  listObjects,
  type ObjectProperties,
  type Paths,
  propertiesOf,
  type RetrieveOptions,
  retrieveContents,
  retrieveProperties,
  viewSpec,
  type WatchOptions,
  waitForProperties,
  watchUpdates,
} from './client/properties.js'
export { runTask, type TaskMethod, waitForTask } from './client/tasks.js'
export { HttpTransport, type TlsOptions, type Transport, type TransportRequest, type TransportResponse } from './client/transport.js'
export { compareVersions, readServiceVersions } from './client/versions.js'
export { dataObject, isDataObject } from './data-object.js'
export { type DecodeJsonOptions, decodeJson, decodeJsonFault, decodeJsonParameters, type JsonLimits } from './json/decode-json.js'
export { encodeJson, encodeJsonFault, encodeJsonParameters, encodeJsonResult } from './json/encode-json.js'
export { dataObjectNames, managedObjectNames } from './registry/data.js'
export {
  DataType,
  dataType,
  findDataType,
  findEnumValues,
  findItemType,
  findManagedObjectType,
  findMethod,
  findNamedType,
  type ItemType,
  isSubtype,
  itemType,
  type Kind,
  ManagedObjectType,
  Method,
  managedObjectType,
  method,
  type Property,
  type Structure,
  type ValueType,
} from './registry/types.js'
export { EncodedValue, keepEncoded } from './soap/encoder.js'
export { escapeXml } from './soap/escape.js'
export type { DecodeOptions } from './soap/frames.js'
export type { SoapHeaders, XmlElement } from './soap/header.js'
export {
  type DecodeRequestOptions,
  decodeRequest,
  encodeRequest,
  parseSoapAction,
  type RequestHeaders,
  type SoapRequest,
} from './soap/request.js'
export { decodeResponse, encodeFault, encodeResponse, encodeResponseContent, encodeResponsePieces } from './soap/response.js'
export type { XmlLimits } from './soap/xml-handler.js'
export { readXmlTree, type XmlAttribute, type XmlTree } from './soap/xml-tree.js'
export * from './values.js'
export { faultForError, isVimError, type TypedFault, VimError } from './vim-error.js'
