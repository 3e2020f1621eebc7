import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Guest, type GuestOptions } from '../guest.js'
import { passwordFits } from '../password-hash.js'
import { type DataSource, noCloud, vmwareGuestInfo } from './data-source.js'

async function booted(dataSource: DataSource | undefined, options: Partial<GuestOptions> = {}): Promise<Guest> {
  const guest = new Guest({
    hostname: 'before',
    nics: [{ name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['10.0.0.5/24'] }],
    ...options,
    ...(dataSource ? { dataSource } : {}),
  })
  await guest.boot()
  await guest.cloudInit.done()
  return guest
}

const userData = (text: string | Uint8Array, metaData = 'instance-id: i-1\nlocal-hostname: node-7\n') =>
  noCloud({ userData: text, metaData })

async function sh(guest: Guest, command: string): Promise<string> {
  const { stdout, stderr, exitCode } = await guest.exec(command)
  return `${stdout}${stderr}${exitCode === 0 ? '' : `[${exitCode}]`}`
}

describe('cloud-config', () => {
  it('makes users with keys, sudo and passwords', async () => {
    const guest = await booted(
      userData(`#cloud-config
ssh_authorized_keys: [ssh-ed25519 AAAA everyone]
ssh_pwauth: yes
users:
  - default
  - name: ann
    gecos: Ann
    groups: [wheel, new]
    sudo: ALL=(ALL) NOPASSWD:ALL
    shell: /bin/bash
    lock_passwd: false
    plain_text_passwd: secret
    ssh_authorized_keys:
      - ssh-ed25519 BBBB ann
  - name: locked
    plain_text_passwd: secret
chpasswd:
  users:
    - {name: debian, password: pw, type: text}
`),
    )
    expect(guest.cloudInit.status).toMatchObject({ status: 'done', errors: [], recoverableErrors: {} })
    expect(await sh(guest, 'id -Gn ann; cat /home/ann/.ssh/authorized_keys /home/debian/.ssh/authorized_keys')).toMatch(
      /^ann wheel new\nssh-ed25519 BBBB ann\nssh-ed25519 AAAA everyone\n$/,
    )
    expect(await sh(guest, 'cat /root/.ssh/authorized_keys')).toContain('Please login as the user \\"debian\\"')
    expect(passwordFits('secret', guest.accounts.passwordHash('ann'))).toBe(true)
    expect(passwordFits('pw', guest.accounts.passwordHash('debian'))).toBe(true)
    expect(guest.accounts.passwordHash('locked')).toMatch(/^!\$6\$/)
    expect((await guest.exec('sudo whoami', { user: 'ann' })).stdout.toString()).toBe('root\n')
    expect(await sh(guest, 'cat /etc/ssh/sshd_config.d/50-cloud-init.conf')).toBe('PasswordAuthentication yes\n')
  })

  it('writes files and runs commands in their order', async () => {
    const guest = await booted(
      userData(`#cloud-config
bootcmd: [echo boot > /root/order]
write_files:
  - {path: /etc/a/b.conf, content: aGVsbG8=, encoding: b64, permissions: '0600', owner: 'nobody:users'}
  - {path: /root/z, content: !!binary ${gzipSync('zipped').toString('base64')}, encoding: text/plain}
  - {path: /root/gz, content: ${gzipSync('zipped').toString('base64')}, encoding: gz+b64}
  - {path: /root/order, content: "files\\n", append: true, permissions: 0640}
runcmd:
  - echo run >> /root/order
  - [sh, -c, 'echo "args $0" >> /root/order', "it's"]
  - hostname >> /root/order
packages: [nginx, [curl, 8.0]]
timezone: Europe/Vienna
final_message: "up after $UPTIME"
`),
    )
    expect(guest.cloudInit.status.errors).toEqual([])
    expect(await sh(guest, 'cat /root/order /root/gz')).toBe("boot\nfiles\nrun\nargs it's\nnode-7\nzipped")
    expect(guest.files.get('/etc/a/b.conf', 'stat')).toMatchObject({ mode: 0o600, uid: 65534, gid: 100 })
    expect(guest.files.get('/root/order', 'stat').mode).toBe(0o640)
    expect(await sh(guest, 'cat /etc/a/b.conf /var/lib/vivarium/packages /etc/timezone')).toBe('hellonginx\ncurl=8\nEurope/Vienna\n')
    expect(await sh(guest, 'tail -1 /var/log/cloud-init-output.log')).toMatch(/^up after \d+\.\d\d\n$/)
    expect(guest.consoleLog()).toContain('up after')
  })

  it('sets the host name from metadata or configuration, or keeps it', async () => {
    expect(await sh(await booted(userData('#cloud-config\nfqdn: a.example.org\n')), 'hostname; hostname -f')).toBe('a\na.example.org\n')
    expect((await booted(userData('#cloud-config\npreserve_hostname: true\n'))).hostname).toBe('before')
  })

  it('tells of failures as cloud-init does, and goes on', async () => {
    const failed = await booted(userData('#cloud-config\nruncmd: [echo said, exit 7]\nwrite_files: [{path: /x, owner: "ghost:root"}]\n'))
    expect(failed.cloudInit.status.status).toBe('error')
    expect(await sh(failed, 'cloud-init status --long')).toMatch(
      /^status: error\nextended_status: error - done\n[\s\S]*\('write_files', Unknown user or group[\s\S]*Runparts: 1 failures \(runcmd\) in 1 attempted commands[\s\S]*\[1\]$/,
    )
    expect(await sh(failed, 'cat /var/log/cloud-init-output.log')).toContain('said\n')
    const wrong = await booted(userData('#cloud-config\n: : [\n'))
    expect(await sh(wrong, 'cloud-init status --wait')).toBe('status: done\n[2]')
    expect(JSON.parse((await wrong.exec('cloud-init status --format json')).stdout.toString())).toMatchObject({
      status: 'done',
      extended_status: 'degraded done',
      recoverable_errors: { WARNING: [expect.stringContaining('Failed loading yaml blob')] },
    })
    expect(await sh(await booted(undefined), 'cloud-init status')).toBe('status: disabled\n')
  })

  it('waits for a run that is not over', async () => {
    const guest = new Guest({ hostname: 'n', dataSource: userData('#cloud-config\nruncmd: [sleep 0.2, touch /root/done]\n') })
    await guest.boot()
    expect(await sh(guest, 'cloud-init status; systemctl is-system-running')).toBe('status: running\nstarting\n[1]')
    expect(await sh(guest, 'cloud-init status --wait; ls /root/done')).toBe('status: done\n/root/done\n')
  })
})

describe('an instance', () => {
  it('is set up once; bootcmd comes with every boot, and a new id starts again', async () => {
    const text = '#cloud-config\nbootcmd: [echo b >> /root/log]\nruncmd: [echo r >> /root/log]\n'
    const guest = await booted(userData(text))
    await guest.reboot()
    await guest.cloudInit.done()
    expect(await sh(guest, 'cat /root/log')).toBe('b\nr\nb\n')
    await guest.shutdown()
    const copy = await booted(userData(text, 'instance-id: i-2\n'), { snapshot: guest.snapshot() })
    expect(await sh(copy, 'cat /root/log; readlink /var/lib/cloud/instance')).toBe('b\nr\nb\nb\nr\n/var/lib/cloud/instances/i-2\n')
  })

  it('whose run was not over when it was saved begins again', async () => {
    const dataSource = userData('#cloud-config\nruncmd: [sleep 0.2, touch /root/done]\n')
    const guest = new Guest({ hostname: 'n', dataSource })
    await guest.boot()
    const restored = new Guest({ hostname: 'n', dataSource, snapshot: guest.snapshot() })
    await guest.forceOff()
    expect(await restored.cloudInit.done()).toMatchObject({ status: 'done' })
    expect(await sh(restored, 'ls /root/done')).toBe('/root/done\n')
  })
})

describe('user-data', () => {
  it('may be a script, zipped, or of many parts', async () => {
    const script = await booted(userData('#!/bin/bash\necho "script on $(hostname)" > /root/out\n'))
    expect(await sh(script, 'cat /root/out')).toBe('script on node-7\n')
    const mime = `Content-Type: multipart/mixed; boundary="==B=="
MIME-Version: 1.0

--==B==
Content-Type: text/cloud-config; charset="us-ascii"

#cloud-config
runcmd: [echo config >> /root/out]
--==B==
Content-Type: text/x-shellscript
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="a.sh"

${Buffer.from('#!/bin/sh\necho script >> /root/out\n').toString('base64')}
--==B==--
`
    const guest = await booted(userData(gzipSync(mime)))
    expect(guest.cloudInit.status).toMatchObject({ status: 'done', recoverableErrors: {} })
    expect(await sh(guest, 'cat /root/out')).toBe('script\nconfig\n')
  })

  it('may be a template; include files are refused by name', async () => {
    const guest = await booted(
      userData(
        `## template: jinja\n#cloud-config\nwrite_files:\n- path: /root/t\n  content: "{{ ds.meta_data.local_hostname }} {{ v1.instance_id | upper }} {{ ds.meta_data['x'] | default('none') }} {{ nope }}"\n`,
      ),
    )
    expect(await sh(guest, 'cat /root/t')).toBe('node-7 I-1 none CI_MISSING_JINJA_VAR/nope')
    const include = await booted(userData('#include\nhttps://example.org/user-data\n'))
    expect(include.cloudInit.status.recoverableErrors).toEqual({ WARNING: [expect.stringContaining('https://example.org/user-data')] })
    const statement = await booted(userData('## template: jinja\n#cloud-config\n{% if x %}a: b{% endif %}\n'))
    expect(statement.cloudInit.status.recoverableErrors).toEqual({ WARNING: [expect.stringContaining('the statement "if"')] })
  })
})

it('does what Cluster API writes for a vSphere machine', async () => {
  const calls: string[] = []
  const source = vmwareGuestInfo({
    'guestinfo.metadata': 'instance-id: cp-1\nlocal-hostname: cp-1\nwait-on-network: {ipv4: true}\n',
    'guestinfo.userdata': `## template: jinja
#cloud-config

write_files:
-   path: /etc/kubernetes/pki/ca.crt
    owner: root:root
    permissions: '0640'
    content: |
      -----BEGIN CERTIFICATE-----
      {{ ds.meta_data.hostname }}
-   path: /run/kubeadm/kubeadm.yaml
    owner: root:root
    permissions: '0640'
    content: |
      ---
      nodeRegistration:
        name: '{{ local_hostname }}'
-   path: /run/cluster-api/placeholder
    owner: root:root
    permissions: '0640'
    content: "This placeholder file is used to create the /run/cluster-api sub directory."
-   path: /etc/pre-kubeadm-commands/50-kube-vip.sh
    permissions: "0700"
    content: |
      #!/bin/bash
      set -o errexit -o nounset
      echo pre > /root/pre
runcmd:
  - hostnamectl set-hostname "{{ ds.meta_data.hostname }}"
  - echo "::1         ipv6-localhost ipv6-loopback localhost6 localhost6.localdomain6" >/etc/hosts
  - echo "127.0.0.1   {{ ds.meta_data.hostname }} {{ local_hostname }} localhost" >>/etc/hosts
  - mkdir -p /etc/pre-kubeadm-commands
  - for script in $(find /etc/pre-kubeadm-commands/ -name '*.sh' -type f | sort); do echo "Running script $script"; "$script"; done
  - 'kubeadm init --config /run/kubeadm/kubeadm.yaml  && echo success > /run/cluster-api/bootstrap-success.complete'
users:
- name: capv
  sudo: ALL=(ALL) NOPASSWD:ALL
  ssh_authorized_keys:
    - ssh-ed25519 AAAA capv
`,
  })
  const guest = await booted(source, {
    commands: [
      {
        name: 'kubeadm',
        run: async ({ args, files }) => {
          calls.push(args.join(' '), await files.readFile(args[2] ?? ''))
          return { stdout: 'Your Kubernetes control-plane has initialized successfully!\n' }
        },
      },
    ],
  })
  expect(guest.cloudInit.status).toMatchObject({ status: 'done', errors: [], recoverableErrors: {} })
  expect(calls).toEqual(['init --config /run/kubeadm/kubeadm.yaml', expect.stringContaining("name: 'cp-1'")])
  expect(await sh(guest, 'cat /run/cluster-api/bootstrap-success.complete /root/pre; tail -1 /etc/hosts; hostname')).toBe(
    'success\npre\n127.0.0.1   cp-1 cp-1 localhost\ncp-1\n',
  )
})

describe('data sources', () => {
  it('VMware: guestinfo keys, encodings, network in the metadata', async () => {
    const metaData = `instance-id: vm-1
local-hostname: vm-1
network:
  version: 2
  ethernets:
    id0:
      match: {macaddress: "52:54:00:00:00:01"}
      set-name: ens192
      dhcp4: false
      addresses: [192.168.7.9/24]
      routes: [{to: 0.0.0.0/0, via: 192.168.7.1}]
      nameservers: {addresses: [192.168.7.1]}
`
    const source = vmwareGuestInfo({
      'guestinfo.metadata': gzipSync(metaData).toString('base64'),
      'guestinfo.metadata.encoding': 'gzip+base64',
      'guestinfo.userdata': Buffer.from(
        '## template: jinja\n#cloud-config\nruncmd: ["echo {{ ds.meta_data.hostname }} {{ ds.meta_data.local_ipv4 }} > /root/o"]\n',
      ).toString('base64'),
      'guestinfo.userdata.encoding': 'base64',
    })
    const guest = await booted(source)
    expect(guest.cloudInit.status).toMatchObject({ status: 'done', detail: 'DataSourceVMware [seed=guestinfo]' })
    expect(await sh(guest, 'cat /root/o; ip -br -4 addr show ens192; ip route | head -1; cat /etc/resolv.conf')).toMatch(
      /^vm-1 192.168.7.9\nens192 +UP +192.168.7.9\/24\ndefault via 192.168.7.1 dev ens192\nnameserver 192.168.7.1\n$/,
    )
    expect(vmwareGuestInfo({ 'guestinfo.userdata': '' })).toBeUndefined()
    expect(() => vmwareGuestInfo({ 'guestinfo.userdata': 'xx', 'guestinfo.userdata.encoding': 'gzip+base64' })).toThrow(
      /guestinfo.userdata/,
    )
  })

  it('NoCloud: a network configuration of version 1, and cards that are not there', async () => {
    const networkConfig = `version: 1
config:
- {type: physical, name: eth0, mac_address: "52:54:00:00:00:01", subnets: [{type: static, address: 10.1.0.2, netmask: 255.255.0.0, gateway: 10.1.0.1}]}
- {type: physical, name: eth9, subnets: [{type: dhcp}]}
`
    const guest = await booted(noCloud({ networkConfig }))
    expect(await sh(guest, 'ip route')).toBe('default via 10.1.0.1 dev eth0\n10.1.0.0/16 dev eth0 proto kernel scope link src 10.1.0.2\n')
    expect(guest.cloudInit.status.recoverableErrors).toEqual({ WARNING: ['Unable to find a system nic for eth9'] })
  })
})
