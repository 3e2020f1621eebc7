import type { Call, Kind } from '../call.js'
import { invalidArgument, objectNotFound } from '../faults.js'
import { type ChecksumType, checksumTypes, type Lease } from './lease.js'

function leaseOf({ world, object }: Call): Lease {
  const lease = world.leases.of(object)
  if (lease === undefined) throw objectNotFound(object.reference)
  return lease
}

/** A permission to transfer files, for a while. */
export const httpNfcLease = {
  methods: {
    HttpNfcLeaseProgress: (call, { percent }) => leaseOf(call).progress(percent),
    HttpNfcLeaseComplete: (call) => leaseOf(call).complete(),
    HttpNfcLeaseAbort: (call, { fault }) => leaseOf(call).abort(fault),
    HttpNfcLeaseGetManifest: (call) => leaseOf(call).manifest(),

    HttpNfcLeaseSetManifestChecksumType(call, { deviceUrlsToChecksumTypes: types = [] }) {
      const lease = leaseOf(call)
      for (const { value } of types) if (!isChecksumType(value)) throw invalidArgument('deviceUrlsToChecksumTypes')
      for (const { key, value } of types) if (isChecksumType(value)) lease.setChecksumType(key, value)
    },
  },
} satisfies Kind

function isChecksumType(text: string): text is ChecksumType {
  return (checksumTypes as readonly string[]).includes(text)
}
