import type { Volume } from './pod-types.js'
import { type Fields, listOf } from './volume-sources.js'

interface FilePath {
  readonly path: string
  readonly source: string
}

/** Files of one volume that would hide each other. */
export function overlappingPathWarnings(volumes: readonly Volume[] | undefined): string[] {
  return (volumes ?? []).flatMap((volume) => {
    const { configMap, secret, downwardAPI, projected } = volume as Readonly<Record<string, Fields | undefined>>
    const name = JSON.stringify(volume.name ?? '')
    const say = (kind: string, overlaps: readonly string[]) =>
      overlaps.map((overlap) => `volume ${name} (${kind}): overlapping paths: ${overlap}`)
    return [
      ...say(`ConfigMap ${JSON.stringify(configMap?.name ?? '')}`, overlaps(pathsOf(configMap, ''))),
      ...say(`Secret ${JSON.stringify(secret?.secretName ?? '')}`, overlaps(pathsOf(secret, ''))),
      ...say('DownwardAPI', overlaps(pathsOf(downwardAPI, ''))),
      ...listOf(projected?.sources)
        .filter((source) => Object.keys(source).length === 0)
        .map(() => `volume ${name} (Projected) has no sources provided`),
      ...say('Projected', overlaps(listOf(projected?.sources).flatMap(projectedPaths))),
    ]
  })
}

function projectedPaths(source: Fields): FilePath[] {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source as Readonly<Record<string, Fields | undefined>>
  if (configMap?.items) return pathsOf(configMap, `ConfigMap ${JSON.stringify(configMap.name ?? '')}`)
  if (secret?.items) return pathsOf(secret, `Secret ${JSON.stringify(secret.name ?? '')}`)
  if (downwardAPI?.items) return pathsOf(downwardAPI, 'DownwardAPI')
  return serviceAccountToken ? [{ path: String(serviceAccountToken.path ?? ''), source: 'ServiceAccountToken' }] : []
}

function pathsOf(source: Fields | undefined, name: string): FilePath[] {
  return listOf(source?.items).map(({ path }) => ({ path: String(path ?? ''), source: name }))
}

function overlaps(paths: readonly FilePath[]): string[] {
  const trimmed = paths.map(({ path, source }) => ({ path: path.replace(/\/+$/, ''), source }))
  return trimmed.flatMap((file, i) =>
    trimmed
      .slice(0, i)
      .filter(
        (other) => file.path !== '' && other.path !== '' && (isAtOrBelow(file.path, other.path) || isAtOrBelow(other.path, file.path)),
      )
      .map((other) => `${printed(file)} with ${printed(other)}`),
  )
}

const isAtOrBelow = (path: string, folder: string) => `${path}/`.startsWith(`${folder}/`)
const printed = ({ path, source }: FilePath) => (source === '' ? JSON.stringify(path) : `${JSON.stringify(path)} (${source})`)
