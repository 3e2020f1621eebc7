import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { main } from '../main.js'
import { TextSink } from '../testing/text-sink.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'viv-vmi-'))
})
afterEach(() => rm(cwd, { recursive: true }))

async function viv(argv: readonly string[], input = '') {
  const [stdout, stderr, stdin] = [new TextSink(), new TextSink(), new PassThrough()]
  stdin.end(input)
  const exitCode = await main(['vmi', ...argv], { stdin, stdout, stderr, cwd, env: {} })
  return { exitCode, stdout: stdout.text, stderr: stderr.text }
}

it('composes a manifest that it finds valid itself', async () => {
  await writeFile(join(cwd, 'user-data.yaml'), '#cloud-config\nhostname: web\n')
  const flags = ['--name', 'web', '--memory', '1Gi', '--cloud-init', 'user-data.yaml', '--label', 'app=web', '--annotation', 'note=a=b']
  const { exitCode, stdout, stderr } = await viv(['new', 'fedora', ...flags])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(parse(stdout)).toMatchObject({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: 'web', labels: { app: 'web' }, annotations: { note: 'a=b' } },
    spec: { domain: { resources: { requests: { memory: '1Gi' } } } },
  })
  expect(await viv(['validate', '-'], stdout)).toEqual({ exitCode: 0, stdout: '', stderr: 'The manifest is valid.\n' })
  const asJson = await viv(['new', 'fedora', ...flags, '--output', 'json'])
  expect(JSON.parse(asJson.stdout)).toEqual(parse(stdout))
})

it.each([
  ['an unknown factory', ['new', 'fedoora'], /fedora/],
  ['a bad quantity', ['new', 'fedora', '--memory', 'much'], /much/],
  ['a name that Kubernetes refuses', ['new', 'fedora', '--name', 'No_Name'], /No_Name/],
  ['a label without a value', ['new', 'fedora', '--label', 'app'], /KEY=VALUE/],
  ['a number that is none', ['new', 'fedora', '--cpus', 'two'], /--cpus/],
  ['a missing file', ['new', 'fedora', '--cloud-init', 'nope.yaml'], /no such file/],
  ['a missing manifest', ['validate', 'nope.yaml'], /no such file/],
])('refuses %s', async (_, argv, message) => {
  expect(await viv(argv)).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) })
})

it('refuses a manifest that holds no machine, and says what it is', async () => {
  const { exitCode, stderr } = await viv(['validate', '-'], 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n')
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/Pod/)
})

it('tells findings by field, for people and for programs, and exits with 1', async () => {
  const { stdout: good } = await viv(['new', 'cirros', '--name', 'one', '--output', 'json'])
  const vmi = JSON.parse(good) as { metadata: object; spec: { volumes: unknown[] } }
  const bad = { ...vmi, metadata: { name: 'two' }, spec: { ...vmi.spec, volumes: [] } }
  await writeFile(join(cwd, 'both.yaml'), `${good}\n---\n${JSON.stringify(bad)}\n`)
  const people = await viv(['validate', 'both.yaml'])
  expect(people).toMatchObject({ exitCode: 1, stderr: 'viv: 1 of 2 manifests is not valid\n' })
  expect(people.stdout).toMatch(/^MANIFEST +FIELD +PROBLEM\nboth.yaml: two +spec\S+disks/)
  const programs = await viv(['validate', 'both.yaml', '-o', 'json'])
  expect(JSON.parse(programs.stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        file: 'both.yaml',
        kind: 'VirtualMachineInstance',
        name: 'two',
        path: expect.any(String),
        code: expect.any(String),
      }),
    ]),
  )
})
