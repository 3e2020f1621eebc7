import { describe, expect, it } from 'vitest'
import { moduleClosure, modulesDepOf, staticNodes } from './modules.js'

const dep = `kernel/drivers/virtio/virtio_ring.ko:
kernel/drivers/virtio/virtio.ko: kernel/drivers/virtio/virtio_ring.ko
kernel/drivers/char/hw_random/virtio-rng.ko.xz: kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
kernel/drivers/net/virtio_net.ko: kernel/drivers/net/net_failover.ko kernel/net/core/failover.ko kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
kernel/drivers/net/net_failover.ko: kernel/net/core/failover.ko
kernel/net/core/failover.ko:
`

describe('moduleClosure', () => {
  it('puts each module after those it depends on, once', () => {
    const paths = moduleClosure(dep, ['virtio_net', 'virtio_rng'])
    expect(paths).toHaveLength(6)
    const before = (one: string, other: string) =>
      expect(paths.findIndex((path) => path.includes(one))).toBeLessThan(paths.findIndex((path) => path.includes(other)))
    before('virtio_ring', 'virtio/virtio.ko')
    before('core/failover', 'net_failover')
    before('net_failover', 'virtio_net')
    before('virtio/virtio.ko', 'virtio-rng')
  })

  it('leaves out what the kernel has built in', () => {
    expect(moduleClosure(dep, ['ext4', 'failover'])).toEqual(['kernel/net/core/failover.ko'])
  })
})

describe('modulesDepOf', () => {
  it('keeps the lines of the chosen modules only', () => {
    expect(modulesDepOf(dep, ['kernel/net/core/failover.ko', 'kernel/drivers/net/net_failover.ko'])).toBe(
      'kernel/drivers/net/net_failover.ko: kernel/net/core/failover.ko\nkernel/net/core/failover.ko:\n',
    )
  })
})

describe('staticNodes', () => {
  it('reads character devices and nothing else', () => {
    const devname = '# Device nodes to trigger on-demand module loading.\nfuse fuse c10:229\ntun net/tun c10:200\nloop loop0 b7:0\n'
    expect(staticNodes(devname)).toEqual([
      { path: 'fuse', major: 10, minor: 229 },
      { path: 'net/tun', major: 10, minor: 200 },
    ])
  })
})
