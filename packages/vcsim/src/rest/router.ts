import { ApiError, invalidArgument } from './api-error.js'
import type { Route } from './operation.js'

/** A route that fits, and what its path says. */
export interface Match {
  readonly route: Route
  readonly parameters: Readonly<Record<string, string>>
}

interface Pattern {
  readonly route: Route
  readonly segments: readonly string[]
}

const nowhere = (what: string) => new ApiError('OPERATION_NOT_FOUND', `There is no operation ${what}.`, 'com.vmware.vapi.rest.httpNotFound')

/** Finds the route of a request. */
export class Router {
  /** By number of segments; those with the fewest parameters first. */
  readonly #patterns = new Map<number, Pattern[]>()

  constructor(routes: readonly Route[]) {
    const patterns = routes.map((route): Pattern => ({ route, segments: route.path.split('/') }))
    patterns.sort((a, b) => parametersIn(a) - parametersIn(b))
    for (const pattern of patterns) {
      const { length } = pattern.segments
      this.#patterns.set(length, [...(this.#patterns.get(length) ?? []), pattern])
    }
  }

  /** Throws OPERATION_NOT_FOUND. `methods` of what it throws are the verbs that the path has. */
  match(verb: string, path: string, action: string | undefined): Match | { readonly verbs: readonly string[] } {
    const segments = path.replace(/(?<=.)\/$/, '').split('/')
    const verbs = new Set<string>()
    for (const { route, segments: template } of this.#patterns.get(segments.length) ?? []) {
      const parameters = fit(template, segments)
      if (parameters === undefined) continue
      verbs.add(route.verb)
      if (route.verb === verb && route.action === action) return { route, parameters }
    }
    if (verbs.size > 0 && !verbs.has(verb)) return { verbs: [...verbs] }
    throw nowhere(`${verb} ${path}${action === undefined ? '' : `?action=${action}`}`)
  }
}

function parametersIn({ segments }: Pattern): number {
  return segments.filter((segment) => segment.startsWith('{')).length
}

function fit(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const hasPrefix = template[1] === 'rest' && template[2] === 'com'
  const parameters: Record<string, string> = {}
  for (const [index, expected] of template.entries()) {
    const found = segments[index] ?? ''
    const name = /^\{(.*)\}$/.exec(expected)?.[1]
    if (name === undefined) {
      if (expected !== found) return undefined
      continue
    }
    const value = decodeSegment(found)
    if (value === '' || (hasPrefix && !value.startsWith('id:'))) return undefined
    parameters[name] = hasPrefix ? value.slice('id:'.length) : value
  }
  return parameters
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw invalidArgument('The path of the request is not well formed.')
  }
}
