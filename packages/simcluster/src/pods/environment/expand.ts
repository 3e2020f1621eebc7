/**
 * Replaces `$(NAME)` by the value of NAME, and `$$` by `$`; what names nothing stays as it is. The rule of Kubernetes for commands, arguments and
 * variables (third_party/forked/golang/expansion).
 */
export function expand(text: string, variable: (name: string) => string | undefined): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (whole, name: string | undefined) => {
    if (name === undefined) return '$'
    return variable(name) ?? whole
  })
}
