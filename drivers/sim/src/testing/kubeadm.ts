import type { SimHost } from '../machines/host.js'
import type { SimRun } from '../run.js'
import type { Lab } from './lab.js'
import { output } from './lab.js'

const token = 'abcdef.0123456789abcdef'
export const controlPlane = 'main-control-plane'

/** A configuration as a universe writes it: addresses on the network, not of the first card. */
function configuration(
  kind: 'InitConfiguration' | 'JoinConfiguration',
  host: SimHost,
  more: readonly object[] = [],
  fields: object = {},
): string {
  const nodeRegistration = { kubeletExtraArgs: [{ name: 'node-ip', value: host.addresses.ipv4 }] }
  const documents = [{ apiVersion: 'kubeadm.k8s.io/v1beta4', kind, nodeRegistration, ...fields }, ...more]
  return documents.map((document) => JSON.stringify(document)).join('\n---\n')
}

/** A cluster `main` of a control plane and workers, by kubeadm in machines; `fields`: of its ClusterConfiguration. */
export async function newCluster(lab: Lab, run: SimRun, workers: number, fields: object = {}): Promise<SimHost[]> {
  await run.createNetwork('lan')
  const hosts: SimHost[] = []
  const names = [controlPlane, ...Array.from({ length: workers }, (_, index) => `main-worker-${index + 1}`)]
  for (const name of names) {
    const forwards = name === controlPlane ? [{ guestPort: 6443 }] : []
    const made = await run.createHost(lab.spec(name, { cluster: 'main', image: 'kubernetes-1.34', forwards }))
    await made.start()
    hosts.push(await run.getHost(made.spec))
  }
  const [first, ...others] = hosts
  if (!first) throw new Error('a control plane')
  const cluster = { apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'ClusterConfiguration', apiServer: { certSANs: ['127.0.0.1'] }, ...fields }
  const init = { bootstrapTokens: [{ token }], localAPIEndpoint: { advertiseAddress: first.addresses.ipv4, bindPort: 6443 } }
  await first.writeFile('/root/kubeadm.yaml', configuration('InitConfiguration', first, [cluster], init))
  await output(first, 'kubeadm init --config /root/kubeadm.yaml')
  const discovery = {
    bootstrapToken: { token, apiServerEndpoint: `${first.addresses.ipv4}:6443`, unsafeSkipCAVerification: true },
  }
  await Promise.all(
    others.map(async (worker) => {
      await worker.writeFile('/root/kubeadm.yaml', configuration('JoinConfiguration', worker, [], { discovery }))
      await output(worker, 'kubeadm join --config /root/kubeadm.yaml')
    }),
  )
  return hosts
}

export const kubectl = (host: SimHost, command: string): Promise<string> =>
  output(host, `kubectl --kubeconfig /etc/kubernetes/admin.conf ${command}`)
