import { emptySet, type FieldSet, FieldSetBuilder } from './field-set.js'
import { fieldElement, keyElement, type PathElement } from './path-element.js'

/** How one value differs from another. */
export interface Comparison {
  readonly removed: FieldSet
  readonly modified: FieldSet
  readonly added: FieldSet
}

export const same: Comparison = { removed: emptySet, modified: emptySet, added: emptySet }

/** What happened to a field, as a number that fits below a place's. */
export const removed = 0
export const modified = 1
export const added = 2
type What = typeof removed | typeof modified | typeof added

/** So many fields, and so many items, of one place are known by number: what objects of all kinds have, but not each name that a user chooses. */
const maxFields = 512
const maxItems = 64
const maxPlaces = 50_000

const places: Place[] = []

/** A place in objects: a path, made once. */
export class Place {
  /** -1 for one of which there are too many beside it. It is not kept, and what is below neither. */
  readonly number: number
  readonly #parent: Place | undefined
  readonly #element: PathElement
  #fields: Map<string, Place> | undefined
  #items: Map<PathElement, Place> | undefined
  #named: Map<string, Map<string, Place>> | undefined

  constructor(parent: Place | undefined, element: PathElement, isKept: boolean) {
    this.#parent = parent
    this.#element = element
    this.number = isKept ? places.push(this) - 1 : -1
  }

  field(name: string): Place {
    this.#fields ??= new Map()
    return this.#fields.get(name) ?? this.#add(this.#fields, name, fieldElement(name), maxFields)
  }

  /** An item of a list. */
  item(element: PathElement): Place {
    this.#items ??= new Map()
    return this.#items.get(element) ?? this.#add(this.#items, element, element, maxItems)
  }

  /** An item that is known by one key: its element is made for the first one. */
  named(key: string, name: string): Place {
    let named = this.#named?.get(key)
    if (!named) {
      named = new Map()
      this.#named ??= new Map()
      this.#named.set(key, named)
    }
    return named.get(name) ?? this.#add(named, name, keyElement([[key, name]]), maxItems)
  }

  #add(beside: Map<string, Place>, name: string, element: PathElement, max: number): Place {
    const isKept = this.number >= 0 && beside.size < max && places.length < maxPlaces
    const place = new Place(this, element, isKept)
    if (isKept) beside.set(name, place)
    return place
  }

  get path(): readonly PathElement[] {
    const path: PathElement[] = []
    for (let place: Place = this; place.#parent; place = place.#parent) path.push(place.#element)
    return path.reverse()
  }
}

export const root = new Place(undefined, '', true)

/** Steps from one difference to the next one, and what they come to. */
class Steps {
  comparison: Comparison | undefined
  /** Most have only one way on. */
  #code = -1
  #only: Steps | undefined
  #others: Map<number, Steps> | undefined

  step(code: number): Steps {
    if (this.#only === undefined) {
      this.#code = code
      this.#only = new Steps()
      stepCount++
      return this.#only
    }
    if (this.#code === code) return this.#only
    this.#others ??= new Map()
    let next = this.#others.get(code)
    if (!next) {
      next = new Steps()
      stepCount++
      this.#others.set(code, next)
    }
    return next
  }
}

const maxSteps = 100_000
let stepCount = 0
let firstStep = new Steps()

/**
 * The differences of two values while they are being found. Writes differ again and again in the same fields, and then it is the same comparison:
 * all that is made of its sets is known.
 */
export class ChangedFields {
  readonly #codes: number[] = []
  /** In places that are not kept. */
  #rare: { readonly what: What; readonly place: Place }[] | undefined

  note(what: What, place: Place): void {
    if (place.number >= 0) this.#codes.push(place.number * 3 + what)
    else {
      this.#rare ??= []
      this.#rare.push({ what, place })
    }
  }

  comparison(): Comparison {
    const usual = this.#usual()
    return this.#rare === undefined ? usual : withRare(usual, this.#rare)
  }

  #usual(): Comparison {
    if (this.#codes.length === 0) return same
    if (stepCount > maxSteps) {
      firstStep = new Steps()
      stepCount = 0
    }
    let at = firstStep
    for (const code of this.#codes) at = at.step(code)
    at.comparison ??= build((builders) => {
      for (const code of this.#codes) builders[code % 3]?.insert(places[Math.floor(code / 3)]?.path ?? [])
    })
    return at.comparison
  }
}

function withRare(usual: Comparison, rare: readonly { readonly what: What; readonly place: Place }[]): Comparison {
  const more = build((builders) => {
    for (const { what, place } of rare) builders[what]?.insertRare(place.path)
  })
  return {
    removed: usual.removed.union(more.removed),
    modified: usual.modified.union(more.modified),
    added: usual.added.union(more.added),
  }
}

function build(fill: (builders: readonly FieldSetBuilder[]) => void): Comparison {
  const builders = [new FieldSetBuilder(), new FieldSetBuilder(), new FieldSetBuilder()] as const
  fill(builders)
  return { removed: builders[removed].build(), modified: builders[modified].build(), added: builders[added].build() }
}
