import { X509Certificate } from 'node:crypto'
import type { ManagedObjectReference } from '@vivarium/vim'
import type { Extension } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault, invalidArgument, notFound } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

export const extensionManagerId = 'ExtensionManager'

export function addExtensionManager(model: Model, lastHeartbeatTime: string): void {
  // vCenter's own, and the one that govmomi's vcsim has for those who try tasks.
  const extensionList = [
    { key: 'VirtualCenter', version: '8.0.3', description: describe('vCenter Server'), company: 'VMware, Inc.', lastHeartbeatTime },
    {
      ...{ key: 'com.vmware.govmomi.simulator', version: '0.56.0', description: describe('vcsim'), company: 'VMware, Inc.' },
      ...{ lastHeartbeatTime, taskList: [{ taskID: 'com.vmware.govmomi.simulator.test' }] },
    },
  ]
  model.add('ExtensionManager', extensionManagerId, { extensionList })
}

const describe = (label: string) => ({ label, summary: label })

function managerOf(model: Model): ManagedObject {
  return model.get({ type: 'ExtensionManager', value: extensionManagerId })
}

export function extensionsOf(model: Model): readonly Extension[] {
  return managerOf(model).get('extensionList') as Extension[]
}

/** The types of tasks that extensions may create. */
export function taskTypes(model: Model): ReadonlySet<string> {
  return new Set(extensionsOf(model).flatMap(({ taskList = [] }) => taskList.map(({ taskID }) => taskID)))
}

function replace(model: Model, key: string, next: Extension | undefined): void {
  const list = extensionsOf(model)
  if (!list.some((extension) => extension.key === key)) throw notFound()
  const extensionList = list.flatMap((extension) => (extension.key === key ? (next ?? []) : extension))
  model.update<'ExtensionManager'>(managerOf(model), { extensionList })
}

function extensionNamed(model: Model, key: string): Extension {
  const found = extensionsOf(model).find((extension) => extension.key === key)
  if (found === undefined) throw notFound()
  return found
}

/** SHA-1 of a certificate in PEM, as vCenter shows it. */
function thumbprint(pem: string): string {
  try {
    return new X509Certificate(pem).fingerprint
  } catch {
    throw invalidArgument('certificatePem')
  }
}

export const extensionManager = {
  methods: {
    FindExtension: ({ world }, { extensionKey }) => extensionsOf(world.model).find(({ key }) => key === extensionKey),

    RegisterExtension({ world: { model, clock } }, { extension }) {
      if (extension.key === '' || extensionsOf(model).some(({ key }) => key === extension.key)) throw invalidArgument('extension.key')
      const added = { ...extension, lastHeartbeatTime: clock.now().toISOString() }
      model.update<'ExtensionManager'>(managerOf(model), { extensionList: [...extensionsOf(model), added] })
    },

    UpdateExtension({ world: { model, clock } }, { extension }) {
      replace(model, extension.key, { ...extension, lastHeartbeatTime: clock.now().toISOString() })
    },

    UnregisterExtension({ world: { model } }, { extensionKey }) {
      replace(model, extensionKey, undefined)
    },

    SetExtensionCertificate({ world: { model }, caller }, { extensionKey, certificatePem }) {
      const extension = extensionNamed(model, extensionKey)
      // vCenter shows its thumbprint as the subject.
      const subjectName = certificatePem === undefined ? caller.thumbprint : thumbprint(certificatePem)
      if (subjectName === undefined) {
        throw fault('NoClientCertificate', {}, 'A client certificate is required, but the connection has none.')
      }
      replace(model, extensionKey, { ...extension, subjectName })
    },

    QueryManagedBy({ world: { model } }, { extensionKey }) {
      const managed: ManagedObjectReference[] = []
      for (const object of model.objects()) {
        if (!object.type.isA('VirtualMachine') && !object.type.isA('VirtualApp')) continue
        const property = object.type.isA('VirtualMachine') ? 'config' : 'vAppConfig'
        const config = object.get(property) as { readonly managedBy?: { readonly extensionKey: string } } | undefined
        if (config?.managedBy?.extensionKey === extensionKey) managed.push(object.reference)
      }
      return managed
    },
  },
} satisfies Kind
