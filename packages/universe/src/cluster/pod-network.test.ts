import { run } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { checkSubnet, conflist, podNetworkFiles } from './pod-network.js'

describe('podNetworkFiles', () => {
  it('are a script that sh can read, run before each start of the kubelet', async () => {
    const [script, dropIn] = podNetworkFiles('10.77.1.3', '10.244.0.0/16')
    expect(script?.mode).toBe(0o755)
    await run('sh', ['-n'], { stdin: script?.content ?? '' })
    expect(dropIn).toEqual({
      path: '/etc/systemd/system/kubelet.service.d/20-vivarium.conf',
      content: `[Service]\nExecStartPre=${script?.path}\n`,
      mode: 0o644,
    })
  })

  it('find the network card by the address of the machine, and fail while there is none', async () => {
    const [script] = podNetworkFiles('10.77.1.3', '10.244.0.0/16')
    const stubs = (found: string) => `ip() { [ "$3" = address ] && { ${found}; return; } || [ "$1" = -o ] || echo "ip $*"; }
iptables() { [ "$4" = -A ] && echo "iptables $*" || return 1; }
`
    // Where the kernel's switches are is none of this computer's business.
    const content = (script?.content ?? '').replace('#!/bin/sh -e', 'set -e').replace(/"\/proc\/sys[^"]*"/g, '"/dev/null"')
    const good = await run('sh', ['-s'], { stdin: stubs("echo '3: ens4    inet 10.77.1.3/24 scope global ens4'") + content })
    expect(good.stdout).toBe(
      'ip route replace 10.244.0.0/16 dev ens4\niptables -w -t nat -A POSTROUTING -s 10.244.0.0/16 ! -d 10.244.0.0/16 -j MASQUERADE\n',
    )
    const early = await run('sh', ['-s'], { stdin: stubs('true') + content, okExitCodes: [1] })
    expect(early).toMatchObject({ exitCode: 1, stdout: '' })
  })
})

describe('conflist', () => {
  it('gives pods addresses of the range of their node', () => {
    expect(JSON.parse(conflist('10.244.3.0/24'))).toMatchObject({
      cniVersion: '1.0.0',
      plugins: [{ type: 'bridge', ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.3.0/24' }]] } }, { type: 'portmap' }],
    })
  })
})

describe('checkSubnet', () => {
  it('takes IPv4 networks alone', () => {
    expect(checkSubnet('podSubnet', '10.244.0.0/16')).toBe('10.244.0.0/16')
    for (const text of [
      '',
      '10.244.0.0',
      '10.244.0/16',
      '10.256.0.0/16',
      '10.0.0.0/33',
      'fd00::/48',
      '10.0.0.0/16,fd00::/48',
      '10.0.0.0/16; rm',
    ]) {
      expect(() => checkSubnet('podSubnet', text), text).toThrow(/IPv4 network/)
    }
  })
})
