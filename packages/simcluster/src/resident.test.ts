import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpClient } from '@vivarium/controller'
import { hostClock, type OpenResidentRequest, type Resident } from '@vivarium/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { apiServerResident } from './resident.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-resident-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function open(changes: Partial<OpenResidentRequest> = {}): Promise<Resident> {
  return apiServerResident.open({ name: 'api', directory: folder, options: {}, clock: hostClock, seed: 'seed', ...changes })
}

const clientOf = ({ description }: Resident) => HttpClient.fromKubeconfig(description.files.kubeconfig ?? '')
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'default', name: 'settings' }, data: { colour: 'blue' } }
const key = { namespace: 'default', name: 'settings' }

it('a resident API server goes on from its save: objects, tokens and the authority are what they were', async () => {
  const saved = join(folder, 'save')
  await mkdir(saved)
  await using first = await open()
  await using before = await clientOf(first)
  await before.create(settings)
  const record = await first.snapshot(saved)
  await before.delete(settings, key)

  await using second = await open({ save: { directory: saved, record }, preferredPorts: first.description.ports })
  // The port is taken by the first one.
  expect(second.description.ports.api).not.toBe(first.description.ports.api)
  await using after = await clientOf(second)
  expect(await after.get(settings, key)).toMatchObject({ data: { colour: 'blue' } })
  const authority = ({ description }: Resident) => /"certificate-authority-data": .*/.exec(description.files.kubeconfig ?? '')?.[0]
  expect(authority(second)).toBe(authority(first))

  const { port } = new URL(first.description.endpoints.api ?? '')
  await first.close()
  await using third = await open({ save: { directory: saved, record }, preferredPorts: { api: Number(port) } })
  expect(third.description.ports.api).toBe(Number(port))
})

it('options that it does not know are refused by name', async () => {
  await expect(open({ options: { colour: 'blue' } })).rejects.toMatchObject({
    code: 'INVALID_VALUE',
    message: expect.stringContaining('colour'),
  })
})
