import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { Guest } from '../guest.js'
import type { ClusterStarter } from './cluster-starter.js'
import { kubeadmCommand } from './kubeadm.js'

interface Answer {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

interface Case {
  readonly name: string
  readonly config: string
  readonly validate: Answer
  readonly migrate: Answer
}

const cases = JSON.parse(readFileSync(new URL('../../test-data/kubeadm/cases.json', import.meta.url), 'utf8')) as Case[]

const nowhere: ClusterStarter = {
  init: () => Promise.reject(new Error('not to be asked')),
  find: async () => undefined,
  leave: async () => {},
}
const guest = new Guest({
  hostname: 'this-machine',
  nics: [{ name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['192.0.2.99/24'], gateways: ['192.0.2.1'] }],
  commands: [kubeadmCommand(nowhere, 'cp')],
})

const tidy = (text: string) =>
  text
    .replaceAll('/tmp/config.yaml', 'FILE')
    .replace(/^W\d{4} \S+\s+\d+ \S+\] /gm, 'W ')
    .replace(/token: (?!\w{6}\.0123456789abcdef)[a-z0-9]{6}\.[a-z0-9]{16}/g, 'token: RANDOM')
    .replace('name: this-machine\n', 'name: HOST\n')
    .replace('advertiseAddress: 192.0.2.99\n', 'advertiseAddress: ADDRESS\n')

async function ask(...args: string[]): Promise<Answer> {
  const { exitCode, stdout, stderr } = await guest.exec(['kubeadm', 'config', ...args])
  return { exitCode, stdout: tidy(stdout.toString()), stderr: tidy(stderr.toString()) }
}

/** The order in which Go walks a map is not the same twice. */
const lines = ({ exitCode, stdout, stderr }: Answer) => ({ exitCode, stdout, stderr: stderr.split('\n').sort() })

describe('a configuration is taken, refused and rewritten as by the real kubeadm', () => {
  beforeAll(() => guest.boot())

  it.each(cases)('validate: $name', async ({ config, validate }) => {
    await guest.writeFile('/tmp/config.yaml', config)
    expect(lines(await ask('validate', '--config', '/tmp/config.yaml'))).toEqual(lines(validate))
  })

  it.each(cases)('migrate: $name', async ({ config, migrate }) => {
    await guest.writeFile('/tmp/config.yaml', config)
    expect(lines(await ask('migrate', '--old-config', '/tmp/config.yaml'))).toEqual(lines(migrate))
  })
})
