import { describe, expect, it } from 'vitest'
import { initrdEntries } from './initrd.js'

const entries = initrdEntries({
  busybox: Buffer.from('busybox'),
  kernelVersion: '6.1.0-1-cloud-amd64',
  modules: new Map([['kernel/drivers/virtio/virtio.ko', Buffer.from('module')]]),
  modulesDep: 'kernel/drivers/virtio/virtio.ko:\n',
  nodes: [
    { path: 'net/tun', major: 10, minor: 200 },
    { path: 'loop-control', major: 10, minor: 237 },
  ],
})
const entry = (path: string) => entries.find((each) => each.path === path)

describe('initrdEntries', () => {
  it('has every folder before what is in it, and nothing twice', () => {
    const seen = new Set<string>()
    for (const { path } of entries) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      if (folder !== '') expect(seen).toContain(folder)
      expect(seen).not.toContain(path)
      seen.add(path)
    }
  })

  it('has an init that may be executed and modules where modprobe looks', () => {
    expect(entry('init')).toMatchObject({ kind: 'file', mode: 0o755 })
    expect(entry('lib/modules/6.1.0-1-cloud-amd64/kernel/drivers/virtio/virtio.ko')).toMatchObject({ kind: 'file' })
    expect(entry('lib/modules/6.1.0-1-cloud-amd64/modules.dep')).toMatchObject({ kind: 'file' })
  })

  it('opens only those devices to all users that any user may have', () => {
    expect(entry('nodes/net/tun')).toMatchObject({ mode: 0o666 })
    expect(entry('nodes/loop-control')).toMatchObject({ mode: 0o600 })
  })
})
