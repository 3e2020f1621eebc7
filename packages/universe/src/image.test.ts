import type { Image as DriverImage, DriverRun, ImageSpec } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { kubernetes, makeImage, packages, preloadKubernetesImages } from './image.js'

function recorder() {
  const specs: ImageSpec[] = []
  const run = {
    newImage: async (spec: ImageSpec) => {
      specs.push(spec)
      return { name: spec.name, fetch: async () => {} } as unknown as DriverImage
    },
  } as unknown as DriverRun
  return { run, specs }
}

describe('makeImage', () => {
  it('knows the version of Kubernetes by the step that installs it, and preloads for that step', async () => {
    const { run, specs } = recorder()
    await makeImage(run, 'node', { customize: [packages('jq'), kubernetes({ version: '1.34' }), preloadKubernetesImages()] })
    expect(specs[0]).toEqual({
      name: 'node',
      kubernetesVersion: '1.34',
      recipe: {
        base: 'debian-bookworm',
        steps: [
          { kind: 'packages', names: ['jq'] },
          { kind: 'kubernetes', version: '1.34', preload: true },
        ],
      },
    })
  })

  it('refuses to preload for nothing, and versions that are none', async () => {
    const { run } = recorder()
    await expect(makeImage(run, 'node', { customize: [preloadKubernetesImages(), kubernetes({ version: '1.34' })] })).rejects.toMatchObject(
      {
        code: 'INVALID_VALUE',
      },
    )
    expect(() => kubernetes({ version: 'latest' })).toThrow(/must be like 1.34/)
  })
})
