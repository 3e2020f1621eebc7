import type { Command } from '../command-tree.js'
import { kubeadmVersion, partsOf } from '../config/kubernetes-version.js'
import { toYaml } from '../config/yaml-text.js'
import { KubeadmFailure } from '../kubeadm-failure.js'

const { major, minor } = partsOf(kubeadmVersion)
const info = {
  major: String(major),
  minor: String(minor),
  gitVersion: kubeadmVersion,
  gitCommit: 'vivarium',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.24',
  compiler: 'gc',
  platform: 'linux/amd64',
}

export const versionCommand: Command = {
  name: 'version',
  short: 'Print the version of kubeadm',
  flags: { output: { kind: 'string', short: 'o' } },
  async run(session, args) {
    const format = args.text('output') ?? ''
    if (format === 'short') session.print(kubeadmVersion)
    else if (format === 'json') session.print(JSON.stringify({ clientVersion: info }, undefined, 2))
    else if (format === 'yaml') session.print(toYaml({ clientVersion: info }).trimEnd())
    else if (format === '') {
      const fields = Object.entries(info).map(([name, value]) => `${name[0]?.toUpperCase()}${name.slice(1)}:${JSON.stringify(value)}`)
      session.print(`kubeadm version: &version.Info{${fields.join(', ')}}`)
    } else throw new KubeadmFailure(`invalid output format: ${format}`)
  },
}
