import { defineErrors } from '@vivarium/core'

/** Errors of vSphere's codec and client. What a server answers is a `VimError`. */
export const errors = defineErrors({
  unknownType: {
    code: 'UNKNOWN_TYPE',
    kind: 'usage',
    meaning: 'There is no vSphere type, or no method, of that name.',
    message: (what: string, name: string) =>
      `vSphere has no ${what} ${JSON.stringify(name)}; names are those of its WSDL, such as VirtualMachine or PowerOnVM_Task`,
  },
  cannotEncode: {
    code: 'CANNOT_ENCODE',
    kind: 'usage',
    meaning: 'A value does not have the type that it must have.',
    message: (where: string, why: string) => `${where} can't be encoded: ${why}`,
  },
  malformedXml: {
    code: 'MALFORMED_XML',
    kind: 'usage',
    meaning: 'A text is not XML, or XML with parts that no message may have.',
    message: (why: string, context: string) => `${why}${context}`,
  },
  limitExceeded: {
    code: 'LIMIT_EXCEEDED',
    kind: 'usage',
    meaning: 'A message is larger or deeper than is allowed.',
    message: (what: string, limit: number) => `the message has more than ${limit} ${what}; that is the limit`,
  },
  invalidRequest: {
    code: 'INVALID_REQUEST',
    kind: 'usage',
    meaning: 'A message is XML or JSON, but not what the types of vSphere say.',
    message: (why: string, context: string) => `${why}${context}`,
  },
  requestFailed: {
    code: 'VSPHERE_UNREACHABLE',
    kind: 'environment',
    meaning: 'A vCenter or ESX host can not be reached, or what answers is none.',
    message: (url: string, why: string) => `the request to ${url} failed: ${why}`,
  },
  untrusted: {
    code: 'UNTRUSTED_CERTIFICATE',
    kind: 'environment',
    meaning: 'The certificate of the server is not one to trust.',
    message: (host: string, thumbprint: string) =>
      `the certificate of ${host} is not trusted; its SHA-256 thumbprint is ${thumbprint}. Pass ca, thumbprint or insecure`,
  },
  closed: {
    code: 'SESSION_CLOSED',
    kind: 'state',
    meaning: 'The client was closed.',
    message: (url: string) => `the session with ${url} is closed; connect again`,
  },
})
