import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainSteps } from './kubernetes.js'
import { debianBase, parseRecipe, recipeHash } from './recipe.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium programs '))
  await mkdir(join(folder, 'programs', 'cni'), { recursive: true })
  const plugins = ['bridge', 'host-local', 'loopback', 'portmap'].map((name) => `cni/${name}`)
  for (const name of ['kubeadm', 'kubelet', 'kubectl', ...plugins]) await writeFile(join(folder, 'programs', name), name)
  await writeFile(join(folder, 'images.tar'), 'images')
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const steps = (images: readonly string[] = [at('images.tar')], programs = at('programs'), version = '1.34.1') =>
  plainSteps([{ kind: 'kubernetes', version, programs, images }])

describe('Kubernetes from files of this computer', () => {
  it('copies programs and plugins to where their packages have them, and asks no other computer', async () => {
    await writeFile(at('programs/crictl'), 'crictl')
    await writeFile(at('programs/cni/bandwidth'), 'bandwidth')
    await writeFile(at('programs/README'), 'not a program')
    const copied = (await steps()).flatMap((step) => (step.kind === 'copy' ? [[step.path, step.mode.toString(8)]] : []))
    expect(Object.fromEntries(copied)).toEqual({
      ...Object.fromEntries(['crictl', 'kubeadm', 'kubectl', 'kubelet'].map((name) => [`/usr/bin/${name}`, '755'])),
      ...Object.fromEntries(['bandwidth', 'bridge', 'host-local', 'loopback', 'portmap'].map((name) => [`/opt/cni/bin/${name}`, '755'])),
      '/var/cache/vivarium-images/1.tar': '600',
    })
    expect(JSON.stringify(await steps())).not.toMatch(/https:..pkgs|content fetch/)
  })

  it('names an image by what the files hold, wherever they lie', async () => {
    const hash = async (...given: Parameters<typeof steps>) => recipeHash({ base: debianBase, steps: await steps(...given) }, 'amd64')
    const before = await hash()
    await writeFile(at('same.tar'), 'images')
    expect(await hash([at('same.tar')])).toBe(before)
    await writeFile(at('images.tar'), 'others')
    expect(await hash()).not.toBe(before)
    expect(parseRecipe({ base: debianBase, steps: await steps() }).steps.length).toBeGreaterThan(10)
  })

  it('says what the folder of programs has not', async () => {
    await rm(at('programs/kubelet'))
    await rm(at('programs/cni/portmap'))
    await expect(steps()).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringContaining('it has no kubelet, cni/portmap;'),
    })
    await expect(steps([], at('nowhere'))).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringContaining('it has no kubeadm'),
    })
  })

  it('refuses an archive that is not there, is no file, or has no absolute path', async () => {
    await expect(steps([at('nothing.tar')])).rejects.toMatchObject({ code: 'NOT_FOUND', message: `there is no file ${at('nothing.tar')}` })
    await expect(steps([at('programs')])).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringContaining('it is no file'),
    })
    for (const path of [
      [relative('.', at('images.tar')), at('programs')] as const,
      [at('images.tar'), relative('.', at('programs'))] as const,
    ])
      await expect(steps([path[0]], path[1])).rejects.toMatchObject({ code: 'INVALID_VALUE', message: expect.stringContaining('absolute') })
  })

  it('refuses programs of another version than was asked for', async () => {
    const script = async (version: string) =>
      (await steps([], at('programs'), version)).flatMap((step) =>
        step.kind === 'script' && step.script.includes('check') ? [step.script] : [],
      )[0] ?? ''
    const stubs = 'kubeadm() { echo v1.34.4; }\nkubelet() { echo Kubernetes v1.34.3; }\n'
    const result = async (version: string) => run('sh', ['-es'], { stdin: stubs + (await script(version)), okExitCodes: [0, 1] })
    expect(await result('1.34')).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await result('1.34.4')).toMatchObject({ exitCode: 1, stderr: 'kubelet is of version v1.34.3, not v1.34.4\n' })
    expect(await result('1.33')).toMatchObject({ exitCode: 1, stderr: 'kubeadm is of version v1.34.4, not v1.33.*\n' })
    // A 1.3 is no 1.34.
    expect(await result('1.3')).toMatchObject({ exitCode: 1 })
  })
})
