import type { ImageStep } from '@vivarium/core'
import { run } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { containerImagesScript } from './container-images.js'
import { plainSteps } from './kubernetes.js'
import { debianBase, type PlainStep, parseRecipe, recipeHash } from './recipe.js'

const kubernetes = (version: string, preload?: boolean): ImageStep => ({
  kind: 'kubernetes',
  version,
  ...(preload === undefined ? {} : { preload }),
})
const scripts = (steps: readonly PlainStep[]) => steps.flatMap((step) => (step.kind === 'script' ? [step.script] : []))
const fileOf = (steps: readonly PlainStep[], path: string) =>
  steps.flatMap((step) => (step.kind === 'file' && step.path === path ? [step.content] : []))[0]

// Building such an image takes the internet: what is looked at here is that the builder takes the steps, and a shell the scripts.
describe('plainSteps', () => {
  it('leaves other steps as they are, in their places', async () => {
    const jq: ImageStep = { kind: 'packages', names: ['jq'] }
    const touch: ImageStep = { kind: 'script', script: 'touch /x' }
    const steps = await plainSteps([jq, kubernetes('1.34'), touch])
    expect(steps[0]).toBe(jq)
    expect(steps.at(-1)).toBe(touch)
    expect(steps.length).toBeGreaterThan(5)
  })

  it('makes steps that the builder takes', async () => {
    const recipe = async (step: ImageStep) => ({ base: debianBase, steps: await plainSteps([step]) })
    const hash = async (step: ImageStep) => recipeHash(await recipe(step), 'amd64')
    expect(parseRecipe(await recipe(kubernetes('1.34.1', true))).steps.length).toBeGreaterThan(5)
    const hashes = await Promise.all([kubernetes('1.34'), kubernetes('1.33'), kubernetes('1.34.1'), kubernetes('1.34', true)].map(hash))
    expect(new Set(hashes).size).toBe(4)
    expect(await hash(kubernetes('1.34', false))).toBe(hashes[0])
  })

  it('makes scripts that sh can read', async () => {
    for (const script of scripts(await plainSteps([kubernetes('1.34.1', true)]))) await run('sh', ['-n'], { stdin: script })
  })

  it('takes packages of the minor version from its repository, of the patch release that is asked for', async () => {
    const steps = await plainSteps([kubernetes('1.33.4')])
    expect(fileOf(steps, '/etc/apt/sources.list.d/kubernetes.sources')).toBe(
      'Types: deb\nURIs: https://pkgs.k8s.io/core:/stable:/v1.33/deb/\nSuites: /\nSigned-By: /etc/apt/keyrings/kubernetes-apt-keyring.asc\n',
    )
    expect(scripts(steps)[0]).toContain('https://pkgs.k8s.io/core:/stable:/v1.33/deb/Release.key')
    const names = (all: readonly PlainStep[]) => all.flatMap((step) => (step.kind === 'packages' ? step.names : []))
    expect(names(steps)).toEqual(expect.arrayContaining(['containerd', 'runc', 'kubeadm=1.33.4-*', 'kubelet=1.33.4-*', 'kubectl=1.33.4-*']))
    expect(names(await plainSteps([kubernetes('1.33')]))).toContain('kubelet')
    // The key is there before apt is asked for what it signs.
    const order = steps.map(({ kind }) => kind)
    expect(order.indexOf('script')).toBeLessThan(order.lastIndexOf('packages'))
  })

  it('sets up containerd with the sandbox image that kubeadm lists', async () => {
    const steps = await plainSteps([kubernetes('1.34')])
    expect(fileOf(steps, '/etc/containerd/config.toml')).toMatch(/sandbox_image = "@PAUSE@"[\s\S]*SystemdCgroup = true/)
    const stubs = `kubeadm() { [ "$1" = version ] && echo v1.34.1 || printf 'registry.k8s.io/etcd:3.6.4-0\\nregistry.k8s.io/pause:3.10.1\\n'; }
mkdir() { :; }; systemctl() { :; }
sed() { echo "sed $2"; }
`
    // With this computer's files out of the way.
    const script = (scripts(steps)[2] ?? '').replaceAll('/boot/config-*', '/dev/null').replace(' > /etc/profile.d/kubernetes.sh', '')
    const { stdout } = await run('sh', ['-es'], { stdin: stubs + script })
    expect(stdout).toContain('sed s|@PAUSE@|registry.k8s.io/pause:3.10.1|')
  })

  it('preloads what kubeadm lists and the registry, and ends its containerd', async () => {
    const [, , , script = ''] = scripts(await plainSteps([kubernetes('1.34', true)]))
    expect(script).toContain('docker.io/library/registry:2')
    const stubs = `kubeadm() { [ "$1" = version ] && echo v1.34.1 || printf 'registry.k8s.io/etcd:3.6.4-0\\nregistry.k8s.io/pause:3.10.1\\n'; }
containerd() { exec sleep 30; }
ctr() { case "$*" in *fetch*) echo "$*" >&2 ;; *list*) echo registry.k8s.io/pause:3.10.1 ;; esac; }
mkdir() { :; }; rm() { :; }; cat() { :; }
`
    const { stdout, stderr } = await run('sh', ['-es'], {
      stdin: stubs + script.replaceAll(/> \/run\/vivarium-containerd\/\S+/g, '> /dev/null'),
    })
    // What an archive has brought is not fetched.
    expect(stdout).toBe('fetching registry.k8s.io/etcd:3.6.4-0\nfetching docker.io/library/registry:2\n')
    expect(stderr).toContain('--namespace k8s.io content fetch registry.k8s.io/etcd:3.6.4-0')
    expect(scripts(await plainSteps([kubernetes('1.34')]))).toHaveLength(3)
  })

  it('refuses archives that have not what kubeadm lists', async () => {
    const script = containerImagesScript({ archives: [], fetched: false })
    const result = (there: string) => {
      const stubs = `kubeadm() { [ "$1" = version ] && echo v1.34.1 || printf 'registry.k8s.io/etcd:3.6.4-0\\nregistry.k8s.io/pause:3.10.1\\n'; }
containerd() { exec sleep 30; }
ctr() { case "$*" in *list*) echo '${there}' ;; esac; }
mkdir() { :; }; rm() { :; }; cat() { :; }
`
      return run('sh', ['-es'], {
        stdin: stubs + script.replaceAll(/> \/run\/vivarium-containerd\/\S+/g, '> /dev/null'),
        okExitCodes: [0, 1],
      })
    }
    // From another registry will do.
    expect(await result('example.com/mirror/etcd:3.6.4-0 registry.k8s.io/pause:3.10.1')).toMatchObject({ exitCode: 0 })
    expect(await result('registry.k8s.io/etcd:3.6.4-0')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('registry.k8s.io/pause:3.10.1'),
    })
  })

  it('refuses what is no version', async () => {
    for (const version of ['', 'latest', '1', '2.0', '1.34.1-rc.1', '1.34; rm -rf /'])
      await expect(plainSteps([kubernetes(version)]), version).rejects.toThrow(/1.34/)
  })
})
