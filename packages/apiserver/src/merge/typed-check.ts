import { goPlain, goSyntax, goType } from '../schema/go-print.js'
import { isArray, isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import type { MergeList, MergeMap, MergeType, ScalarKind } from '../schema/merge-type.js'
import { itemElement } from './list-items.js'
import { elementText, type PathElement } from './path-element.js'

interface Finding {
  readonly path: string
  readonly message: string
}

/**
 * What is wrong with a value by its merge type, in the words of structured-merge-diff; undefined when nothing is. `allowDuplicates`: sets and
 * keyed lists may have an item twice (what is stored may).
 */
export function checkTyped(type: MergeType, value: JsonValue, allowDuplicates: boolean): string | undefined {
  const checker = new Checker(allowDuplicates)
  checker.check(type, value)
  const texts = checker.findings.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  if (texts.length <= 1) return texts[0]
  return ['errors:', ...texts.map((text) => `  ${text}`)].join('\n')
}

class Checker {
  readonly findings: Finding[] = []
  readonly #allowDuplicates: boolean
  /** Names and steps of list items from the root; only a finding makes a text of them. */
  readonly #path: (string | { readonly element: PathElement })[] = []

  constructor(allowDuplicates: boolean) {
    this.#allowDuplicates = allowDuplicates
  }

  check(type: MergeType, value: JsonValue): void {
    const { map, list, scalar } = type
    if (isObject(value) && map) this.#map(map, value)
    else if (isArray(value) && list) this.#list(list, value)
    else if (value === null) return
    else if (scalar !== undefined && !isObject(value) && !isArray(value)) this.#scalar(scalar, value)
    // No form fits: Go tries the first that the type has, and says so.
    else if (map) this.#find(`expected map, got ${goWrapped(value)}`)
    else if (scalar !== undefined) this.#scalar(scalar, value)
    else if (list) this.#find(`expected list, got ${goWrapped(value)}`)
  }

  #map(map: MergeMap, value: JsonObject): void {
    for (const name in value) {
      const type = map.fields.get(name)?.type ?? map.element
      this.#path.push(name)
      if (type === undefined) this.#find('field not declared in schema')
      else this.check(type, value[name] ?? null)
      this.#path.pop()
      if (type === undefined) return
    }
  }

  #list(list: MergeList, value: readonly JsonValue[]): void {
    const seen = new Set<PathElement>()
    for (let i = 0; i < value.length; i++) {
      const item = value[i] ?? null
      const element = list.atomic ? `i:${i}` : itemElement(list, item)
      if (typeof element !== 'string') {
        this.#find(`element ${i}: ${element.error}`)
        return
      }
      if (seen.has(element) && !this.#allowDuplicates) this.#find(`duplicate entries for key ${elementText(element)}`)
      seen.add(element)
      this.#path.push({ element })
      this.check(list.element, item)
      this.#path.pop()
    }
  }

  #scalar(scalar: ScalarKind, value: JsonValue): void {
    switch (scalar) {
      case 'numeric':
        if (typeof value !== 'number' && typeof value !== 'bigint') this.#find(`expected numeric (int or float), got ${goType(value)}`)
        return
      case 'string':
        if (typeof value !== 'string') this.#find(`expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`)
        return
      case 'boolean':
        if (typeof value !== 'boolean') this.#find(`expected boolean, got ${goWrapped(value)}`)
        return
      default:
        if (isObject(value) || isArray(value)) this.#find(`expected any scalar, got ${goWrapped(value)}`)
    }
  }

  #find(message: string): void {
    const path = this.#path.map((part) => (typeof part === 'string' ? `.${part}` : elementText(part.element))).join('')
    this.findings.push({ path, message })
  }
}

function goWrapped(value: JsonValue): string {
  return `&{${goPlain(value)}}`
}
