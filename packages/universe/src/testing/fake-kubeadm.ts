import { parseAllDocuments } from 'yaml'
import type { FakeApi } from './fake-api.js'
import type { MemoryMachine } from './memory-driver.js'

interface Answer {
  exitCode?: number
  stdout?: string
  stderr?: string
}

const conflist = '/etc/cni/net.d/10-vivarium.conflist'

/**
 * What `kubeadm` does on machines in memory: nodes appear in the API, get pod addresses a moment later, and are ready when their CNI
 * configuration is there. `refuse` makes commands fail.
 */
export class FakeKubeadm {
  version = 'v1.34.1'
  /** Commands that fail, by how they begin, and with what they print. */
  readonly refuse = new Map<string, string>()
  /** `MACHINE: COMMAND`, in order. */
  readonly commands: string[] = []
  /** What machines' configurations said, by machine and kind. */
  readonly configurations = new Map<string, Record<string, Record<string, unknown>>>()
  readonly #api: FakeApi
  #nodes = 0

  constructor(api: FakeApi) {
    this.#api = api
  }

  answer = async (machine: MemoryMachine, command: string): Promise<Answer> => {
    this.commands.push(`${machine.name}: ${command}`)
    for (const [prefix, stderr] of this.refuse) if (`${machine.name}: ${command}`.includes(prefix)) return { exitCode: 1, stderr }
    const [program, verb] = command.split(' ')
    if (program === 'mkdir') return {}
    if (program !== 'kubeadm') return { exitCode: 127, stderr: `bash: ${program}: command not found` }
    if (verb === 'version') return { stdout: `${this.version}\n` }
    if (verb === 'token') return { stdout: 'later0.0123456789abcdef\n' }
    if (verb === 'reset') return {}
    const documents = parseAllDocuments(machine.files['/root/kubeadm.yaml'] ?? '').map(
      (document) => document.toJS() as Record<string, unknown>,
    )
    this.configurations.set(
      machine.name,
      Object.fromEntries(documents.map((document) => [String(document.kind), document as Record<string, unknown>])),
    )
    if (verb === 'init') machine.files['/etc/kubernetes/admin.conf'] = this.#api.adminConf
    this.#join(machine)
    return { stdout: `[kubelet-start] Starting the kubelet\n` }
  }

  #join(machine: MemoryMachine): void {
    const { name } = machine
    const path = `/api/v1/nodes/${name}`
    const node = (podCIDR: string | undefined, ready: boolean) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      spec: podCIDR === undefined ? {} : { podCIDR },
      status: {
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', reason: 'KubeletNotReady', message: 'cni plugin not initialized' }],
      },
    })
    this.#api.put(path, node(undefined, false))
    const podCidr = `10.244.${this.#nodes++}.0/24`
    const step = () => {
      if (!this.#api.get(path)) return
      const configured = machine.files[conflist]?.includes(podCidr) === true
      this.#api.put(path, node(podCidr, configured))
      if (!configured) setTimeout(step, 2).unref()
    }
    setTimeout(step, 2).unref()
  }
}
