import type { KubeObject } from '../registry/objects.js'
import { dnsSubdomain, pathSegment } from '../validation/names.js'
import { plain, type SpecAndStatus, specAndStatus } from './kit.js'

// Kinds of which the types, defaults and metadata are enforced, the status is kept apart and the spec's changes are counted,
// but not (yet) the rules between fields.

interface WithSpec extends KubeObject {
  spec?: object
}

export const flowSchemas = specAndStatus<SpecAndStatus>({ nameRule: pathSegment })
export const priorityLevelConfigurations = specAndStatus<SpecAndStatus>({ nameRule: pathSegment })
export const apiServices = specAndStatus<SpecAndStatus>({ nameRule: pathSegment, counted: false })
export const customResourceDefinitions = specAndStatus<SpecAndStatus>({ nameRule: dnsSubdomain })
export const deviceClasses = plain<WithSpec>({ nameRule: dnsSubdomain, counted: ['spec'] })
export const resourceClaims = specAndStatus<SpecAndStatus>({ nameRule: dnsSubdomain, counted: false })
export const resourceClaimTemplates = plain<WithSpec>({ nameRule: dnsSubdomain })
export const resourceSlices = plain<WithSpec>({ nameRule: dnsSubdomain, counted: ['spec'] })
