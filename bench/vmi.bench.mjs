import { execFileSync } from 'node:child_process'
import {
  defaultPodNetwork,
  interfaceDeviceWithBridgeBinding,
  interfaceDeviceWithMasqueradeBinding,
  multusNetwork,
  newVmi,
  validateVmi,
  withAnnotation,
  withCloudInitNoCloud,
  withContainerDisk,
  withCPUCount,
  withDataVolume,
  withEvictionStrategy,
  withInterface,
  withLabel,
  withMemoryRequest,
  withName,
  withNamespace,
  withNetwork,
  withNodeSelector,
  withPersistentVolumeClaim,
  withRng,
  withTerminationGracePeriod,
  withTPM,
  withUefi,
} from '@vivarium/vmi'
import { withNoCloudUserData } from '@vivarium/vmi/cloudinit'
import { benchmark } from './lib/benchmark.mjs'

const count = 10_000

const compose = (index) =>
  newVmi(
    withName(`vmi-${index}`),
    withNamespace('default'),
    withLabel('app', 'web'),
    withAnnotation('example.org/index', String(index)),
    withMemoryRequest('1024Mi'),
    withCPUCount(2, 1, 1),
    withUefi(true),
    withTPM(true),
    withRng(),
    withContainerDisk('disk0', 'quay.io/containerdisks/fedora:latest'),
    withPersistentVolumeClaim('data', `data-${index}`),
    withDataVolume('more', `more-${index}`),
    withCloudInitNoCloud(withNoCloudUserData('#cloud-config\npassword: fedora\n')),
    withInterface(interfaceDeviceWithMasqueradeBinding({ name: 'http', port: 80, protocol: 'TCP' })),
    withNetwork(defaultPodNetwork()),
    withInterface(interfaceDeviceWithBridgeBinding('blue')),
    withNetwork(multusNetwork('blue', 'net-a')),
    withNodeSelector('zone', 'a'),
    withEvictionStrategy('LiveMigrate'),
    withTerminationGracePeriod(30),
  )

/** What `viv vmi new fedora` does besides reading its command line: a process of its own that composes and prints. */
const script = `import { composeVmi, toYaml } from '@vivarium/vmi'
process.stdout.write(await toYaml(composeVmi({ factory: 'fedora', memory: '1Gi' })))`

export default benchmark('composing and validating VirtualMachineInstances', async (bench) => {
  await bench.measure(`${count} VMIs with 20 options, composed and validated`, {
    name: 'vivarium',
    atMostMs: 2000,
    run: () => {
      let problems = 0
      const before = process.cpuUsage()
      for (let index = 0; index < count; index++) problems += validateVmi(compose(index)).length
      const { user, system } = process.cpuUsage(before)
      if (problems > 0) throw new Error(`${problems} problems in VMIs that should have none`)
      return { notes: { 'CPU seconds': (user + system) / 1e6 } }
    },
  })
  await bench.measure(`${count} VMIs with 20 options, composed`, {
    name: 'vivarium',
    run: () => {
      for (let index = 0; index < count; index++) compose(index)
    },
  })
  await bench.measure('a process that composes one VMI and prints it', {
    name: 'vivarium',
    atMostMs: 250,
    run: () => {
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname, encoding: 'utf8' })
    },
  })
})
