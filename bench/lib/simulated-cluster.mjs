// A process that has a simulated cluster in it and nothing else: `node simulated-cluster.mjs TOKEN`. It tells its parent where the API is,
// then adds as many nodes as it is told to.
import { Cluster } from '@vivarium/simcluster'

const [token] = process.argv.slice(2)
const cluster = await Cluster.start({ tokens: { [token]: { name: 'bench', groups: ['system:masters'] } } })
process.on('message', async (nodes) => {
  for (let index = 0; index < nodes; index++)
    await cluster.nodes.add({ name: `node-${index}`, capacity: { cpu: '8', memory: '32Gi', pods: '110' } })
})
process.on('disconnect', () => process.exit())
process.send({ url: cluster.api.url, certificateAuthority: cluster.api.certificateAuthority, token })
