import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findProgram } from '@vivarium/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dockerArchive, tar } from '../clusters/docker-archive.js'
import { timeToBuildMs, whyNoKubectl } from '../kubectl/kubectl.js'
import { eventually, isGone, processesOf } from '../machines/viv.js'
import { Shell } from './shell.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

const terminalProgram = await findProgram('script')

interface Pod {
  readonly spec: { readonly nodeName: string }
}

describe.skipIf(missing)('viv with simulated clusters and the real kubectl', { timeout: 120_000 }, () => {
  let shell: Shell
  let lab: string

  const openLab = async () => {
    await shell.run('viv open lab --detach')
    shell.env.KUBECONFIG = await shell.run('viv cluster kubeconfig main')
  }
  const nodes = async () =>
    Object.fromEntries(
      (await shell.run('viv kubectl get nodes --no-headers')).split('\n').map((line) => line.split(/ +/).slice(0, 2)),
    ) as object
  const allReady = { 'main-control-plane': 'Ready', 'main-worker-1': 'Ready', 'main-worker-2': 'Ready' }

  beforeAll(async () => {
    shell = await Shell.open()
    lab = join(shell.desk.work, 'lab')
    await shell.run('viv create lab && viv cluster create main --workers 2')
    // What has just begun is done.
    await shell.run('viv clock advance 1m && viv save')
  }, timeToBuildMs)
  afterAll(async () => {
    await shell?.[Symbol.asyncDispose]()
  }, 60_000)

  // What a failed test leaves open must not be what the next one meets.
  afterEach(async () => {
    delete shell.env.KUBECONFIG
    await shell.try('viv close lab --all')
    expect(await readdir(join(lab, 'runs'))).toEqual([])
  })

  test('workloads run, answer, move and are gone after close', async () => {
    await openLab()
    const { keeper } = await processesOf(lab, '1')
    expect(await nodes()).toEqual(allReady)
    expect(await shell.try('viv diff')).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Nothing has changed') })

    await shell.run('kubectl create deployment web --image nginx --replicas 3')
    await shell.run('kubectl expose deployment web --port 80')
    await shell.run('kubectl rollout status deployment web --timeout 20s')
    const { items } = await shell.json<{ items: Pod[] }>('kubectl get pods -l app=web')
    expect(new Set(items.map(({ spec }) => spec.nodeName))).toEqual(new Set(['main-worker-1', 'main-worker-2']))
    expect(await shell.run('kubectl get pods -o wide --no-headers')).toMatch(
      /^web-\S+ +1\/1 +Running +0 +\S+ +10\.244\.\d+\.\d+ +main-worker-/,
    )
    const pod = (await shell.run('kubectl get pods -o name')).split('\n')[0]?.replace('pod/', '') ?? ''

    const logs = shell.follow(`kubectl logs -f ${pod}`)
    const forward = shell.follow(`kubectl port-forward ${pod} :80`)
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(await forward.shows(/Forwarding from 127\.0\.0\.1:\d+ -> 80/)) ?? []
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    await logs.shows(/GET \/ HTTP\/1\.1/)
    forward.interrupt()
    logs.interrupt()
    await Promise.all([forward.exitCode, logs.exitCode])

    expect(await shell.run(`kubectl exec ${pod} -- cat /etc/hostname`)).toBe(pod)
    expect(await shell.try(`kubectl exec ${pod} -- sh -c 'exit 5'`)).toMatchObject({ exitCode: 5 })
    await writeFile(join(shell.desk.work, '.sent'), 'content\n')
    await shell.run(`kubectl cp .sent ${pod}:/tmp/there && kubectl cp ${pod}:/tmp/there .back`)
    expect(await readFile(join(shell.desk.work, '.back'), 'utf8')).toBe('content\n')
    expect(await shell.run('kubectl top nodes --no-headers')).toMatch(/^main-control-plane +\d+m +\d+% +\d+Mi +\d+%/)
    expect(await shell.run('kubectl top pods --no-headers')).toMatch(/^web-\S+ +\d+m +\d+Mi/)

    await shell.run('kubectl drain main-worker-1 --ignore-daemonsets --timeout 30s')
    await shell.run('kubectl rollout status deployment web --timeout 20s')
    const moved = await shell.json<{ items: Pod[] }>('kubectl get pods -l app=web')
    expect(moved.items.map(({ spec }) => spec.nodeName)).toEqual(['main-worker-2', 'main-worker-2', 'main-worker-2'])

    const changes = await shell.json<{ kind: string; name: string; change: string; fields?: string[] }[]>('viv diff')
    expect(changes.filter(({ change }) => change !== 'added')).toEqual([
      expect.objectContaining({ name: 'nodes main-worker-1', change: 'changed', fields: expect.arrayContaining(['spec.unschedulable']) }),
    ])
    const kinds = changes.filter(({ change }) => change === 'added').map(({ name }) => name.replace(/ .*/, ''))
    expect(kinds.sort()).toEqual(
      ['deployments.apps', 'endpoints', 'endpointslices.discovery.k8s.io', 'ipaddresses.networking.k8s.io', 'pods', 'pods', 'pods'].concat(
        'replicasets.apps',
        'services',
      ),
    )

    // Who holds a connection when the run ends is told, and nothing stays.
    const watch = shell.follow('kubectl get pods --watch')
    await watch.shows(/web-/)
    await shell.run('viv close lab')
    await watch.exitCode
    await eventually('the end of the keeper', () => isGone(keeper))
    await openLab()
    expect(await shell.run('kubectl get all -o name')).toBe('service/kubernetes')
  })

  test.skipIf(terminalProgram === undefined && !process.env.CI)('a shell in a pod has a terminal', async () => {
    await openLab()
    await shell.run('kubectl run box --image busybox -- sleep infinity && kubectl wait --for condition=Ready pod/box --timeout 20s')
    const terminal = shell.follow("script -qec 'kubectl exec -it box -- sh' /dev/null")
    await terminal.shows(/# /)
    terminal.type('echo $((6*7))\r')
    await terminal.shows(/^42\r$/m)
    terminal.type('exit 3\r')
    expect(await terminal.exitCode).toBe(3)
  })

  test('hours pass in a moment: what was planned has happened', async () => {
    await openLab()
    await shell.run('kubectl create cronjob nightly --image busybox --schedule "0 * * * *" -- true')
    const before = Date.parse((await shell.json<{ now: string }>('viv clock freeze')).now)
    const { now } = await shell.json<{ now: string }>('viv clock advance 3h')
    expect(Date.parse(now) - before).toBe(3 * 3_600_000)
    const { items } = await shell.json<{ items: { status: { succeeded?: number } }[] }>('kubectl get jobs')
    expect(items.map(({ status }) => status.succeeded)).toEqual([1, 1, 1])
    expect(await nodes()).toEqual(allReady)
  })

  test("pods run from images that were pushed into the cluster's registry, and from no others", async () => {
    await openLab()
    const archive = (tag: string) => dockerArchive(tag, [tar({ 'srv/page': 'hello' })], { Cmd: ['serve'] })
    await writeFile(join(shell.desk.work, '.shop.tar'), archive('team/shop:1'))
    await writeFile(join(shell.desk.work, '.shop.tar.gz'), gzipSync(archive('registry.example/team/shop:2')))
    const pushed = await shell.run('viv cluster push main .shop.tar .shop.tar.gz')
    expect(pushed.split('\n')).toEqual(['localhost:30000/team/shop:1', 'localhost:30000/team/shop:2'])
    for (const tag of ['1', '2', '3']) await shell.run(`kubectl run shop-${tag} --image localhost:30000/team/shop:${tag}`)
    await shell.run('kubectl wait --for condition=Ready pod/shop-1 pod/shop-2 --timeout 20s')
    await eventually('the pull that fails', async () =>
      /manifest.*unknown|not found/.test(await shell.run('kubectl describe pod shop-3')) ? true : undefined,
    )
    expect(await shell.json('viv cluster push main .shop.tar')).toEqual([{ image: 'localhost:30000/team/shop:1' }])
    await writeFile(join(shell.desk.work, '.no.tar'), 'no archive')
    expect(await shell.try('viv cluster push main .no.tar')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('.no.tar') })
    expect(await shell.try('viv cluster push main .nowhere.tar')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no such file or folder'),
    })
  })

  test('forks are worlds of their own', async () => {
    const runs = (await shell.run('viv fork lab --count 5')).split('\n')
    expect(runs).toEqual([1, 2, 3, 4, 5].map((number) => `${lab}#${number}`))
    await shell.run('viv --run 2 kubectl create configmap mine')
    expect(await shell.run('viv --universe lab#2 kubectl get configmap mine -o name')).toBe('configmap/mine')
    expect(await shell.try('viv --run 3 kubectl get configmap mine')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('not found'),
    })
    expect(await shell.json('viv diff --run 2')).toMatchObject([{ name: 'configmaps default/mine', change: 'added' }])
    expect(await shell.json('viv diff --run 3')).toEqual([])
    const urls = await Promise.all(
      runs.map(
        async (run) =>
          /server: (\S+)/.exec(await shell.run(`viv cluster kubeconfig --print --universe '${run.replaceAll("'", `'\\''`)}'`))?.[1],
      ),
    )
    expect(new Set(urls).size).toBe(5)
    expect((await shell.run('viv close lab --all')).split('\n')).toEqual(runs)
  })

  test('a program gets a world of its own, and its exit code is passed on', async () => {
    const ran = await shell.try("viv with --universe lab -- sh -c 'kubectl get nodes; exit 7'")
    expect(ran).toMatchObject({ exitCode: 7, stdout: expect.stringMatching(/main-worker-2 +Ready/) })
    const inside = await shell.try("viv with --universe lab --quiet -- sh -c 'kubectl create configmap mine && viv diff'")
    expect(inside).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('configmaps default/mine'), stderr: '' })
    const tested = '"$KUBEBUILDER_ASSETS/kube-apiserver" --version'
    expect(await shell.run(`viv with --universe lab -- sh -c '${tested}'`)).toMatch(/^Kubernetes v1/)
    expect(await shell.json('viv ps')).toEqual([])
  })

  test('residents are saved and opened with the universe', async () => {
    await shell.run('viv create other && viv resident create apiserver api')
    await shell.run('eval "$(viv resident env api)"; kubectl create namespace team')
    await shell.run('viv save')
    await shell.run('viv open other --detach')
    expect(await shell.run('eval "$(viv resident env api)"; kubectl get namespace team -o name')).toBe('namespace/team')
    await shell.run('viv resident rm api')
    expect(await shell.json('viv diff')).toEqual([{ kind: 'resident', name: 'api', change: 'removed' }])
    await shell.run('viv close other')
    expect(await shell.run('viv with --universe other -- kubectl get namespace team -o name')).toBe('namespace/team')
    await shell.run('viv destroy other --yes')
  })

  test('a machine that crashes is missed, and welcome when it is back', async () => {
    await openLab()
    await shell.run('viv vm break main-worker-1 crash && viv clock advance 2m')
    expect(await nodes()).toEqual({ ...allReady, 'main-worker-1': 'NotReady' })
    await shell.run('viv vm start main-worker-1 && viv clock advance 1m')
    expect(await nodes()).toEqual(allReady)
    await shell.run('viv vm break main-worker-2 partition && viv clock advance 2m')
    expect(await nodes()).toEqual({ ...allReady, 'main-worker-2': 'NotReady' })
    await shell.run('viv vm heal main-worker-2 && viv clock advance 1m')
    expect(await nodes()).toEqual(allReady)
  })

  test('in the foreground it says what is where, and Ctrl-C rewinds it', async () => {
    const open = shell.follow('exec viv open lab')
    await open.shows(/Ctrl-C closes it/)
    expect(open.shown).toMatch(/main-worker-2 +running/)
    const [, path = ''] = /^export KUBECONFIG=(.*)$/m.exec(open.shown) ?? []
    expect(await shell.run(`export KUBECONFIG=${path}; kubectl get nodes -o name`)).toContain('node/main-worker-2')
    open.interrupt()
    expect(await open.exitCode).toBe(0)
    expect(await shell.json('viv ps')).toEqual([])
  })
})
