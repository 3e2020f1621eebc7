import type { ManagedObjectReference } from '@vivarium/vim'
import type { TagSpec } from '@vivarium/vim/types'
import { fault, invalidArgument } from '../../faults.js'
import type { Tagging } from './tagging.js'

/** The ids of the tags that specifications name. Throws the faults NotFound and InvalidArgument. */
export function tagsIn(tagging: Tagging, specs: readonly TagSpec[] = []): string[] {
  return specs.map(({ id: { uuid = '', nameId }, operation }) => {
    if (operation !== 'add' && operation !== 'remove') throw invalidArgument('tagSpecs.operation')
    const tag = nameId === undefined ? tagging.tags.find(({ id }) => id === uuid) : tagging.tagNamed(nameId.category, nameId.tag)
    if (tag === undefined) throw fault('NotFound', {}, 'The object or item referred to could not be found.')
    return tag.id
  })
}

/** Attaches and detaches tags, as a machine's specification says. Throws the faults NotFound and InvalidArgument. */
export function applyTagSpecs(tagging: Tagging, machine: ManagedObjectReference, specs: readonly TagSpec[] = []): void {
  for (const [index, id] of tagsIn(tagging, specs).entries()) {
    if (specs[index]?.operation === 'remove') tagging.detach(id, machine)
    else if (tagging.isAttachable(id, machine)) tagging.attach(id, machine)
    else throw invalidArgument('tagSpecs')
  }
}
