import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Forward, isVivariumError, writeFileAtomically } from '@vivarium/core'
import { layout } from '../store/layout.js'
import type { ClusterPlace } from './cluster-home.js'
import type { ClusterAccess, ClusterRecord } from './cluster-record.js'
import { apiPort } from './ports.js'

/** A kubeconfig for a cluster's administrator, as kubeadm writes it. Every value is quoted: what stands in there is a certificate's or a name. */
export function kubeconfigText(cluster: string, { certificateAuthority, user, certificate, key }: ClusterAccess, server: string): string {
  const base64 = (pem: string) => Buffer.from(pem).toString('base64')
  const context = `${user}@${cluster}`
  return `apiVersion: v1
kind: Config
clusters:
- name: ${JSON.stringify(cluster)}
  cluster:
    certificate-authority-data: ${base64(certificateAuthority)}
    server: ${JSON.stringify(server)}
contexts:
- name: ${JSON.stringify(context)}
  context:
    cluster: ${JSON.stringify(cluster)}
    user: ${JSON.stringify(user)}
current-context: ${JSON.stringify(context)}
preferences: {}
users:
- name: ${JSON.stringify(user)}
  user:
    client-certificate-data: ${base64(certificate)}
    client-key-data: ${base64(key)}
`
}

/** Where a forwarded port is reached from this computer: what listens everywhere listens on the loopback too. */
export function forwardedHost({ hostAddress }: Forward): string {
  if (hostAddress === '0.0.0.0') return '127.0.0.1'
  if (hostAddress === '::') return '[::1]'
  return hostAddress.includes(':') ? `[${hostAddress}]` : hostAddress
}

/** Where this run's API server of a cluster is: its forwarded port, or the machine itself where the driver's network allows it. */
export async function apiServerOf(place: ClusterPlace, record: ClusterRecord): Promise<string> {
  const host = await place.driver().getHost({ ...record.controlPlane, cluster: record.name })
  if (!place.requiresPortForwarding) return `https://${host.addresses.ipv4}:${apiPort}`
  const forward = (await host.forwards()).find(({ guestPort }) => guestPort === apiPort)
  // Whoever unforwarded it gets the machine's own address, which is what the certificate has.
  return forward ? `https://${forwardedHost(forward)}:${forward.hostPort}` : `https://${host.addresses.ipv4}:${apiPort}`
}

/** Writes the file that programs are given, right for this run. Gives its path. */
export async function writeKubeconfig(place: ClusterPlace, record: ClusterRecord): Promise<string> {
  const path = layout.kubeconfig(place.universe, place.runId, record.name)
  const text = kubeconfigText(record.name, record.access, await apiServerOf(place, record))
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFileAtomically(path, text, { mode: 0o600, durable: false })
  return path
}

/** After an open: ports are others than they were. */
export async function writeKubeconfigs(place: ClusterPlace, records: readonly ClusterRecord[]): Promise<void> {
  await Promise.all(
    records.map(async (record) => {
      try {
        await writeKubeconfig(place, record)
      } catch (error) {
        // Somebody destroyed the control plane's machine: the cluster says so when it is asked for.
        if (!isVivariumError(error, 'NOT_FOUND')) throw error
      }
    }),
  )
}

export async function removeKubeconfig(place: ClusterPlace, cluster: string): Promise<void> {
  await rm(layout.kubeconfig(place.universe, place.runId, cluster), { force: true })
}
