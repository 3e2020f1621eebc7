import type { SimpleCommandNode, TransformPlugin, WordNode } from 'just-bash'

type Part = WordNode['parts'][number]

/**
 * The word that names a command may become several words, or none: `"$@"`, `"${array[@]}"`, `$command`. just-bash makes one word of it, whatever
 * it holds, but all others it expands as bash does, and it takes the first of them for the name when that is a word of nothing. So a word that
 * may become several is put behind such a one. What `eval` and `source` read comes to no plugin.
 */
export const commandWords: TransformPlugin = {
  name: 'command-words',
  transform: ({ ast }) => ({ ast: rewritten(ast) as typeof ast }),
}

function rewritten(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rewritten)
  if (typeof node !== 'object' || node === null) return node
  const copy: unknown = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewritten(value)]))
  return isSimpleCommand(copy) && copy.name?.parts.some(maySplit) === true
    ? { ...copy, name: { ...copy.name, parts: [] }, args: [copy.name, ...copy.args] }
    : copy
}

const isSimpleCommand = (node: unknown): node is SimpleCommandNode => (node as { readonly type?: unknown }).type === 'SimpleCommand'

/** In quotes only all elements of a list are words of their own. */
function maySplit(part: Part): boolean {
  if (part.type === 'DoubleQuoted')
    return part.parts.some((inner) => inner.type === 'ParameterExpansion' && /^@$|\[@\]$/.test(inner.parameter))
  return part.type === 'ParameterExpansion' || part.type === 'CommandSubstitution'
}
