import type { World } from '../call.js'
import type { Trace } from '../server/trace.js'
import { adminNamespace, adminObjects } from './admin/services.js'
import { lookupNamespace, lookupObjects } from './lookup-service.js'
import { SoapService } from './soap-service.js'
import { StsEndpoint } from './sts-endpoint.js'

/** The services of single sign-on. */
export function ssoDoors(world: World, isSecure: boolean, trace: Trace | undefined) {
  const cookie = (path: string) => ({ name: 'vmware_sso_session', path, isSecure })
  return {
    sts: new StsEndpoint(world, trace),
    lookup: new SoapService(world, { namespace: lookupNamespace, objects: lookupObjects, cookie: cookie('/lookupservice') }, trace),
    admin: new SoapService(world, { namespace: adminNamespace, objects: adminObjects, cookie: cookie('/sso-adminserver') }, trace),
  }
}

/** What works, with what the services of single sign-on add. */
export function withSso({ methods, types }: { readonly methods: readonly string[]; readonly types: readonly string[] }) {
  const objects = [...lookupObjects, ...adminObjects]
  const added = objects.flatMap((each) => Object.keys(each.methods))
  return {
    methods: [...new Set([...methods, ...added])].sort(),
    types: [...new Set([...types, ...objects.map(({ reference }) => reference.type)])].sort(),
  }
}
