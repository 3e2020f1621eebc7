const pattern = /^v(\d+)(?:(alpha|beta)(\d+))?$/
const stages = ['alpha', 'beta', undefined]

/** Sorts names of versions as Kubernetes prefers them: v2, v1, v1beta2, v1beta1, v1alpha1; then whatever else, by its letters. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [pattern.exec(a), pattern.exec(b)]
  if (!one || !other) return Number(!one) - Number(!other) || (a < b ? -1 : Number(a > b))
  const rank = (match: RegExpExecArray) => [stages.indexOf(match[2]), Number(match[1]), Number(match[3] ?? 0)]
  const [left, right] = [rank(one), rank(other)]
  for (const [i, value] of left.entries()) if (value !== right[i]) return (right[i] ?? 0) - value
  return 0
}
