import { type DriverRun, errors, type Image, Operation } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { kubernetesImage } from './kubernetes-image.js'

const image = (name: string, kubernetesVersion?: string, fetched: string[] = []): Image => ({
  name,
  ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  status: async () => (fetched.includes(name) ? 'ready' : 'absent'),
  checksum: async () => undefined,
  cacheKey: async () => undefined,
  fetch: async () => void fetched.push(name),
  fromFile: async () => {},
  purgeLocal: async () => {},
})

const operation = Operation.from({}, 'test')

function driverWith(images: readonly Image[], stock: readonly Image[] = []) {
  const getImage: DriverRun['getImage'] = async (selector) => {
    const found =
      'name' in selector
        ? images.find(({ name }) => name === selector.name)
        : stock.find(({ kubernetesVersion }) => kubernetesVersion === selector.kubernetesVersion)
    if (!found) throw errors.notFound('image', JSON.stringify(selector), [])
    return found
  }
  return { listImages: async () => images, getImage } as unknown as DriverRun
}

describe('kubernetesImage', () => {
  it('is the one that is named, got where it is not there', async () => {
    const fetched: string[] = []
    const driver = driverWith([image('node', undefined, fetched)])
    expect(await kubernetesImage(driver, { image: 'node' }, operation)).toMatchObject({ name: 'node' })
    expect(fetched).toEqual(['node'])
    await expect(kubernetesImage(driver, { image: 'other' }, operation)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is the newest of the universe for the version, or for any', async () => {
    const driver = driverWith([image('a', '1.34.9'), image('b', 'v1.34.10'), image('c', '1.33'), image('plain')])
    expect((await kubernetesImage(driver, {}, operation)).name).toBe('b')
    expect((await kubernetesImage(driver, { version: '1.33' }, operation)).name).toBe('c')
    expect((await kubernetesImage(driver, { version: '1.34.9' }, operation)).name).toBe('a')
  })

  it('is the stock one of the driver else, and an error that says how to make one', async () => {
    expect((await kubernetesImage(driverWith([], [image('stock', '1.34')]), {}, operation)).name).toBe('stock')
    await expect(kubernetesImage(driverWith([image('c', '1.33')]), { version: '1.34' }, operation)).rejects.toMatchObject({
      code: 'NO_KUBERNETES_IMAGE',
      message: expect.stringContaining("kubernetes({ version: '1.34' })"),
    })
  })
})
