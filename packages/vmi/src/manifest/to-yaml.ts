/**
 * Objects as a YAML stream for `kubectl apply -f`. Texts that a YAML 1.1 reader, as Kubernetes', would take for something else (`yes`,
 * `12:30`) are quoted.
 */
export async function toYaml(...objects: readonly object[]): Promise<string> {
  const { stringify } = await import('yaml')
  return objects.map((object) => stringify(object, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })).join('---\n')
}
