import type { AdmissionPlugin } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'
import type { Store } from '../store/store.js'
import { allOf, newestDefault, writeOf } from './kit.js'

interface Ingress extends KubeObject {
  spec?: { ingressClassName?: string }
}

/** Ingresses that name no class get the default one. */
export function defaultIngressClass(store: Store): AdmissionPlugin {
  return {
    name: 'DefaultIngressClass',
    mutate(attributes) {
      const ingress = writeOf<Ingress>(attributes, 'networking.k8s.io', 'ingresses', ['CREATE'])
      if (!ingress || ingress.spec?.ingressClassName !== undefined) return
      if (ingress.metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined) return
      const found = newestDefault(allOf(store, 'ingressclasses.networking.k8s.io'), ['ingressclass.kubernetes.io/is-default-class'])
      if (found?.metadata.name) ingress.spec = { ...ingress.spec, ingressClassName: found.metadata.name }
    },
  }
}
