import { text } from './arguments.js'
import type { VirtualMachineInstance } from './generated/types.js'
import { put } from './go-json.js'
import { defineOption } from './option.js'
import { within } from './paths.js'

/** Sets one label. */
export const withLabel = defineOption(
  'withLabel',
  [text('key'), text('value')],
  (vmi: VirtualMachineInstance, key: string, value: string) => {
    const metadata = within(vmi, 'metadata', {})
    metadata.labels = { ...metadata.labels, [key]: value }
  },
)

/** Sets one annotation. */
export const withAnnotation = defineOption(
  'withAnnotation',
  [text('key'), text('value')],
  (vmi: VirtualMachineInstance, key: string, value: string) => {
    const metadata = within(vmi, 'metadata', {})
    metadata.annotations = { ...metadata.annotations, [key]: value }
  },
)

/** A name of your own instead of the random one. */
export const withName = defineOption('withName', [text('name')], (vmi: VirtualMachineInstance, name: string) => {
  put(within(vmi, 'metadata', {}), { name })
})

export const withNamespace = defineOption('withNamespace', [text('namespace')], (vmi: VirtualMachineInstance, namespace: string) => {
  put(within(vmi, 'metadata', {}), { namespace })
})

export const withUID = defineOption('withUID', [text('uid')], (vmi: VirtualMachineInstance, uid: string) => {
  put(within(vmi, 'metadata', {}), { uid })
})
