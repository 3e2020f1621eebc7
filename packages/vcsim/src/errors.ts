import { defineErrors } from '@vivarium/core'

/** Errors of who starts a simulator. What its clients get are faults: `faults.ts`. */
export const errors = defineErrors({
  cannotListen: {
    code: 'CANNOT_LISTEN',
    kind: 'environment',
    meaning: 'The address that the simulator should serve at can not be had.',
    message: (address: string, why: string) =>
      `a vCenter can't be served at ${address}: ${why}; choose another port, or 0 for any that is free`,
  },
  invalidFlag: {
    code: 'INVALID_FLAG',
    kind: 'usage',
    meaning: 'A flag of the program is not known, or its value is none of its kind.',
    message: (flag: string, why: string) => `${flag}: ${why}; vcsim -h lists the flags`,
  },
  environmentFile: {
    code: 'ENVIRONMENT_FILE',
    kind: 'environment',
    meaning: 'The file that should get the address of the simulator can not be written.',
    message: (path: string, why: string) =>
      `the environment can't be written to ${path}: ${why}; give -E a FIFO or a file that you may write`,
  },
  credentialFile: {
    code: 'CREDENTIAL_FILE',
    kind: 'usage',
    meaning: 'A file with a user name or a password can not be read.',
    message: (path: string, why: string) => `no credential can be read from ${path}: ${why}`,
  },
  certificateFile: {
    code: 'CERTIFICATE_FILE',
    kind: 'usage',
    meaning: 'The certificate to serve with, or its key, can not be read.',
    message: (path: string, why: string) => `${path} can't be read: ${why}; -tlscert and -tlskey take files in PEM`,
  },
  traceFile: {
    code: 'TRACE_FILE',
    kind: 'environment',
    meaning: 'The file for the trace can not be written.',
    message: (path: string, why: string) => `the trace can't be written to ${path}: ${why}`,
  },
  invalidFaultRule: {
    code: 'INVALID_FAULT_RULE',
    kind: 'usage',
    meaning: 'A rule for faults and delays can not be used.',
    message: (why: string) => `the rule for faults can't be used: ${why}`,
  },
  cannotLoad: {
    code: 'CANNOT_LOAD',
    kind: 'usage',
    meaning: 'A folder is not what govc object.save writes, or is damaged.',
    message: (path: string, why: string) => `${path} can't be loaded: ${why}; give a folder that "govc object.save -d FOLDER" wrote`,
  },
})
