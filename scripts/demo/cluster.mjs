// npm start: a simulated cluster of three nodes is made, saved, opened, used, broken and rewound.
import { Universe } from 'vivarium'
import { inUniverse } from './in-universe.mjs'

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: default }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`

export async function showCluster(narrator, path, operation) {
  await inUniverse(
    narrator.step(`Create a universe in ${path}`, () => Universe.create(path, { driver: 'sim', ...operation })),
    async (universe) => {
      const cluster = await narrator.step('Make a cluster of three nodes: kubeadm init, kubeadm join, nodes ready', () =>
        universe.newCluster('main', { workers: 2, ...operation }),
      )
      await narrator.step('Run something in it, and wait until it runs', async () => {
        await cluster.apply(deployment, operation)
        await runs(cluster, operation)
        await kubectl(narrator, cluster, 'get nodes', operation)
        await kubectl(narrator, cluster, 'get pods -o wide', operation)
      })
      const save = await narrator.step('Save the universe, which closes it', () => universe.save(operation))
      narrator.say(`It is ${save} now.`)
    },
  )
  await inUniverse(
    narrator.step('Open the save: everything goes on where it was', () => Universe.open(path, operation)),
    async (universe) => {
      const cluster = await universe.cluster('main')
      await narrator.step('Break things: delete the deployment, pull the plug of a worker', async () => {
        await kubectl(narrator, cluster, 'delete deployment web', operation)
        const worker = await universe.vm('main-worker-1')
        await worker.breakWith({ kind: 'crash' })
        // The control plane notices a silent node after 50 seconds, which need not be waited for.
        await universe.clock.advance(60_000, operation)
        await kubectl(narrator, cluster, 'get nodes', operation)
        await kubectl(narrator, cluster, 'get pods', operation)
      })
      await narrator.step('Close it, which forgets all of that', () => universe.close())
    },
  )
  await inUniverse(
    narrator.step('Open the save once more: all is as it was saved', () => Universe.open(path, operation)),
    async (universe) => {
      const cluster = await universe.cluster('main')
      await kubectl(narrator, cluster, 'get nodes', operation)
      await kubectl(narrator, cluster, 'get pods', operation)
      await invite(universe, cluster, operation.signal)
    },
  )
}

const runs = (cluster, operation) => cluster.waitFor({ kind: 'Deployment', name: 'web', condition: 'Available' }, operation)

/** The kubectl of the control plane's machine: there need be none on this computer. */
async function kubectl(narrator, cluster, command, operation) {
  narrator.say(`$ kubectl ${command}`)
  await narrator.show(cluster.controlPlane, `kubectl --kubeconfig /etc/kubernetes/admin.conf ${command}`, operation)
}

/** With somebody at the terminal it stays open, to be played with. */
async function invite(universe, cluster, signal) {
  const kubeconfig = await cluster.kubeconfigFile()
  console.log(`
Try it, with any client:
  export KUBECONFIG=${kubeconfig}
  kubectl get pods -o wide
  kubectl create deployment hello --image nginx --replicas 5
  kubectl exec -it deploy/web -- sh
  kubectl port-forward deploy/web 8080:80`)
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    console.log('\nWithout a terminal it is closed now; on one it stays open until Ctrl-C.')
    return
  }
  console.log('\nIt is open until Ctrl-C.')
  await new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', resolve, { once: true })
    void universe.ended.then(resolve)
  })
}
