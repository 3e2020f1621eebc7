import { messageOf } from '@vivarium/core'
import type { Command } from '../command-tree.js'
import { parseDuration } from '../config/go-duration.js'
import { completeInit, loadInit } from '../config/load.js'
import { KubeadmFailure } from '../kubeadm-failure.js'
import { kubeconfigText, serverOf } from '../kubeconfig-files.js'
import { algorithmOf, Pki, validity } from '../pki.js'
import { readConfig } from './init.js'

const user: Command = {
  name: 'user',
  short: 'Output a kubeconfig file for an additional user',
  flags: {
    'client-name': { kind: 'string' },
    config: { kind: 'string' },
    org: { kind: 'strings' },
    token: { kind: 'string' },
    'validity-period': { kind: 'duration' },
  },
  async run(session, args) {
    const name = args.text('client-name')
    if (!name) throw new KubeadmFailure('required flag(s) "client-name" not set')
    const file = args.text('config')
    const { cluster, init, algorithmIsGiven } =
      file === undefined ? completeInit({ init: {}, cluster: {} }, session.world) : loadInit(await readConfig(session, file), session.world)
    const algorithm = algorithmOf(cluster.encryptionAlgorithm, algorithmIsGiven)
    const endpoint = init.localAPIEndpoint
    const pki = new Pki(session, { cluster, endpoint, nodeName: init.nodeRegistration.name, algorithm, directory: cluster.certificatesDir })
    const authority = await pki.authority('ca').catch((error: unknown) => {
      throw new KubeadmFailure(`couldn't create a kubeconfig; the CA files couldn't be loaded: ${messageOf(error)}`)
    })
    const period = args.text('validity-period') ?? '8760h'
    if (Number(parseDuration(period)) > Number(parseDuration('8760h'))) {
      session.warn(
        `WARNING: the specified certificate validity period ${period} is longer than the default duration 8760h0m0s, this may increase security risks.`,
      )
    }
    const token = args.text('token')
    const pair = token
      ? { token }
      : await authority.issue({
          commonName: name,
          organizations: args.list('org'),
          usages: ['digital signature', 'key encipherment', 'client auth'],
          keyAlgorithm: algorithm,
          ...validity(period),
        })
    const server = serverOf(cluster, endpoint, false)
    session.print(
      kubeconfigText({ server, clusterName: cluster.clusterName, authority: authority.certificate, user: name, ...pair }).trimEnd(),
    )
  },
}

export const kubeconfigCommand: Command = { name: 'kubeconfig', short: 'Kubeconfig file utilities', commands: [user] }
