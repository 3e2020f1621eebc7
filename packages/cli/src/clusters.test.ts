import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortened } from './actions/diff.js'
import { TestConsole } from './testing/console.js'

let user: TestConsole

/** Runs a command line that must succeed; words are split at spaces. */
async function viv(line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await user.run(line.split(' '))
  expect({ line, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ line, exitCode: 0, stderr: '' })
  return stdout
}
const json = async (line: string): Promise<unknown> => JSON.parse(await viv(`${line} --output json`))
const lab = () => join(user.home, 'lab')
const refused = async (line: string, exitCode: number, words: string) =>
  expect(await user.run(line.split(' '))).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(words) })

const cluster = (run: string, workers: readonly string[]) => ({
  name: 'main',
  version: expect.stringMatching(/^v1\.\d+\.\d+$/),
  controlPlane: 'main-control-plane',
  workers,
  kubeconfig: join(lab(), 'runs', run, 'kubeconfigs', 'main.yaml'),
})
const resident = {
  name: 'api',
  kind: 'apiserver',
  endpoints: { api: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) },
  env: { KUBECONFIG: expect.any(String) },
}

describe('a universe with a simulated cluster', () => {
  beforeAll(async () => {
    user = await TestConsole.open({ withSimulation: true })
    await viv('create lab --cluster main --workers 1 --resident apiserver:api --seed a')
    // What has just begun is done.
    await viv('clock advance 30s')
    await viv('save')
  }, 60_000)
  afterAll(() => user[Symbol.asyncDispose]())

  it('says what is where when it is opened', async () => {
    const record = await json('open lab --detach')
    expect(record).toMatchObject({
      run: '1',
      save: 'save-1',
      machines: [{ name: 'main-control-plane', status: 'running' }, { name: 'main-worker-1' }],
      clusters: [cluster('1', ['main-worker-1'])],
      residents: [resident],
    })
    const { stdout, stderr } = await user.run(['open', 'lab', '--detach'])
    expect(stdout).toMatch(
      /^NAME +STATUS.*\nmain-control-plane .*\nmain-worker-1 .*\n\nNAME +VERSION.*\nmain .*\n\nNAME +KIND.*\napi +apiserver +https:.*\n$/,
    )
    expect(stderr).toContain(`export KUBECONFIG=${join(lab(), 'runs/2/kubeconfigs/main.yaml')}\n`)
    expect(stderr).toContain('eval "$(viv resident env api)"\n')
    // Words for people: nothing about our files.
    expect(stderr).toMatch(/^open lab …\nopen lab … done \(\d+\.\d s\)\n/)
    await viv('close lab#2')
  })

  it('shows its clusters and residents', async () => {
    expect(await json('cluster ls')).toEqual([cluster('1', ['main-worker-1'])])
    expect(await json('cluster inspect')).toEqual(cluster('1', ['main-worker-1']))
    expect(await viv('cluster inspect main')).toMatch(/^name +main\n/)
    const path = (await viv('cluster kubeconfig')).trim()
    expect(await json('cluster kubeconfig main')).toEqual({ cluster: 'main', kubeconfig: path })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await viv('cluster kubeconfig main --print')).toBe(await readFile(path, 'utf8'))
    expect(await json('cluster wait main')).toEqual({ name: 'main' })
    expect(await json('resident ls')).toEqual([resident])
    expect(await viv('resident env api')).toMatch(/^export KUBECONFIG=\S+\n$/)
    await refused('cluster kubeconfig nope', 2, 'main')
    await refused('resident env nope', 2, 'api')
  })

  it('completes names of clusters, residents and faults', async () => {
    const complete = async (...words: string[]) => (await user.run(['__complete', '--', ...words])).stdout
    expect(await complete('cluster', 'kubeconfig', '')).toBe('main\n')
    expect(await complete('with', '--cluster', '')).toBe('main\n')
    expect(await complete('resident', 'rm', 'a')).toBe('api\n')
    expect(await complete('resident', 'create', '')).toBe('apiserver\nvcenter\n')
    expect(await complete('vm', 'break', 'main-worker-1', 'f')).toBe('freeze\nfull-disk\n')
  })

  it('tells what has changed since the save, and nothing else', async () => {
    // Who looks at machines changes nothing.
    await viv('vm ls')
    expect(await user.run(['diff'])).toMatchObject({ exitCode: 0, stderr: 'Nothing has changed since save-1.\n' })
    await viv('vm exec main-worker-1 -- touch /etc/mine')
    await viv('vm forward main-worker-1 80')
    expect(await json('diff')).toEqual([
      { kind: 'machine', name: 'main-worker-1', change: 'changed', fields: ['forwards'] },
      { kind: 'file', in: 'main-worker-1', name: '/etc/mine', change: 'added' },
    ])
    expect(await viv('diff')).toMatch(/^CHANGE +KIND +IN +NAME +FIELDS\n~ +machine .* forwards\n\+ +file +main-worker-1 +\/etc\/mine +-\n$/)
  })

  it('has a clock that can be moved', async () => {
    const frozen = (await json('clock freeze')) as { now: string; mode: string }
    expect(frozen.mode).toBe('frozen')
    const later = new Date(Date.parse(frozen.now) + 3_600_000).toISOString()
    expect(await json('clock advance 1h')).toEqual({ now: later, mode: 'frozen' })
    expect(await viv('clock')).toBe(`${later} (frozen)\n`)
    expect(await json('clock resume')).toMatchObject({ mode: 'real' })
    await refused('clock advance soon', 2, '1h30m')
  })

  it('has machines that break and heal', async () => {
    expect(await json('vm break main-worker-1 loss --rate 0.5')).toEqual({ name: 'main-worker-1', fault: { kind: 'loss', rate: 0.5 } })
    await viv('vm break main-worker-1 partition --from main-control-plane')
    expect(await json('vm faults main-worker-1')).toEqual([
      { kind: 'loss', rate: 0.5 },
      { kind: 'partition', from: ['main-control-plane'] },
    ])
    await viv('vm heal main-worker-1 loss')
    expect(await viv('vm faults main-worker-1')).toMatch(/^FAULT +DETAILS\npartition +main-control-plane\n$/)
    await refused('vm break main-worker-1 partition --from nope', 2, 'main-control-plane, main-worker-1')
    await refused('vm break main-worker-1 freeze --rate 1', 2, '--rate')
    await refused('vm break main-worker-1 loss --rate 2', 2, 'from 0 to 1')
    await viv('vm break main-worker-1 crash')
    expect(await user.run(['vm', 'heal', 'main-worker-1'])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('viv vm start main-worker-1'),
    })
    await viv('vm start main-worker-1')
    expect(await json('vm faults main-worker-1')).toEqual([])
  })

  it('gets and loses workers, clusters and residents', async () => {
    expect(await viv('cluster add-worker main --count 2')).toBe('main-worker-2\nmain-worker-3\n')
    expect(await json('cluster rm-worker main main-worker-2')).toEqual([{ cluster: 'main', machine: 'main-worker-2' }])
    expect(await json('cluster inspect')).toEqual(cluster('1', ['main-worker-1', 'main-worker-3']))
    await refused('cluster add-worker main --count 0', 2, 'at least 1')
    await refused('cluster create main', 2, 'exists')
    await refused('cluster create Other', 2, 'lower-case')
    expect(await viv('cluster create other --workers 0 --no-registry')).toBe('other\n')
    await refused('cluster kubeconfig', 2, 'main, other')
    await refused('kubectl get nodes', 2, 'main, other')
    expect(await viv('cluster rm other')).toBe('other\n')
    expect(await json('resident create apiserver bare --option controllers=false')).toEqual({ ...resident, name: 'bare' })
    await refused('resident create apiserver odd --option nope=1', 2, 'nope')
    await refused('resident create nope odd', 2, 'apiserver')
    expect(await viv('resident rm bare')).toBe('bare\n')
  })

  it('forks', async () => {
    expect(await viv('fork lab --count 3')).toBe(`${lab()}#2\n${lab()}#3\n${lab()}#4\n`)
    expect(await json('diff --run 3')).toEqual([])
    await refused('fork lab --count 0', 2, 'at least 1')
    await refused('fork lab#1', 2, 'run 1')
    await refused('cluster ls', 2, '--run')
    await viv('close lab --all')
  })

  it('leads a program to what is in it, and is closed when the program ends', async () => {
    const program = 'env > "$1"; exit 7'
    const runWith = (...options: string[]) =>
      user.run(['with', '--universe', 'lab', ...options, '--', 'sh', '-c', program, 'sh', join(user.home, 'env')])
    const variables = async () => {
      const lines = (await readFile(join(user.home, 'env'), 'utf8')).split('\n')
      return Object.fromEntries(lines.flatMap((line) => (/^(VIV_|KUBE)/.test(line) ? [line.split(/=(.*)/s)] : []))) as object
    }
    expect(await runWith()).toMatchObject({ exitCode: 7, stdout: '' })
    expect(await variables()).toEqual({
      VIV_UNIVERSE: lab(),
      VIV_RUN: '1',
      KUBECONFIG: join(lab(), 'runs/1/kubeconfigs/main.yaml'),
      KUBEBUILDER_ASSETS: expect.stringContaining(join(user.home, '.cache')),
    })
    expect(await runWith('--resident', 'api')).toMatchObject({ exitCode: 7 })
    expect(await variables()).toMatchObject({ KUBECONFIG: expect.stringContaining('/runs/1/resident-files/api/') })
    expect(await user.run(['with', '--', 'sh', '-c', 'kill -TERM $$'])).toMatchObject({ exitCode: 143 })
    await refused('with --universe lab -- no-such-program', 3, 'no-such-program')
    await refused('with --universe lab --cluster nope -- true', 2, 'main')
    expect(await json('ps')).toEqual([])
  })

  it('needs a kubectl for `viv kubectl`, and says where there is one', async () => {
    await viv('open lab --detach')
    user.env.PATH = user.home
    const { exitCode, stdout, stderr } = await user.run(['kubectl', 'get', 'nodes'])
    delete user.env.PATH
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
    expect(stderr).toMatch(/kubectl is not installed.*viv ssh main-control-plane -- kubectl.*viv cluster kubeconfig main/)
    await viv('close')
  })

  it('that can not be made leaves nothing', async () => {
    await refused('create other --cluster main --kubernetes-version 1.2', 2, '1.2')
    await refused('create other --cluster Main', 2, 'lower-case')
    await refused('create other --resident nope:api', 2, 'apiserver')
    await refused('create other --resident api', 2, 'KIND:NAME')
    await refused('create other --workers 2', 2, '--cluster NAME')
    expect(await readdir(user.home)).not.toContain('other')
    expect(await json('ls')).toMatchObject([{ path: lab() }])
  })
})

it('a table names the first places of many changes', () => {
  expect(shortened(['spec.replicas'])).toBe('spec.replicas')
  expect(shortened(['status.conditions[Ready].status', 'status.conditions[Ready].reason', 'spec.a'])).toBe(
    'status.conditions[Ready], spec.a',
  )
  expect(shortened(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more')
})
