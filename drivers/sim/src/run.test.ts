import { afterEach, beforeEach, expect, it } from 'vitest'
import { Lab, output } from './testing/lab.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

it('has networks with subnets of their own, which stay while a machine is on them', async () => {
  const run = await lab.open()
  const [lan, dmz] = [await run.createNetwork('lan'), await run.createNetwork('dmz')]
  expect([lan.ipv4, dmz.ipv4, lan.ipv6]).toEqual(['10.77.0.0/16', '10.78.0.0/16', 'fd77:7669:7661:1::/64'])
  await expect(run.createNetwork('lan')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  await expect(run.createNetwork('LAN')).rejects.toMatchObject({ code: 'INVALID_NAME' })
  const host = await run.createHost(lab.spec('web'))
  await expect(run.deleteNetwork('lan')).rejects.toMatchObject({ code: 'IN_USE' })
  await run.deleteHost(host.spec)
  await run.deleteNetwork('lan')
  await expect(run.getNetwork('lan')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await run.listNetworks()).map(({ name }) => name)).toEqual(['dmz'])
})

it('makes machines with addresses, names, cards and keys of their own', async () => {
  const { run, hosts } = await lab.openWith(lab.spec('web', { hostname: 'web.example.org' }), lab.spec('db', { cluster: 'main' }))
  const [web, db] = hosts
  if (!web || !db) throw new Error('two machines')
  expect([web.addresses.ipv4, db.addresses.ipv4]).toEqual(['10.77.0.2', '10.77.0.3'])
  expect(await output(web, 'hostname')).toBe('web.example.org')
  expect(await output(db, 'getent hosts db')).toContain('127.0.1.1')
  expect(await output(web, 'ip -o -4 address show dev ens3; ip route show default')).toMatch(
    /10\.0\.2\.15\/24[\s\S]*via 10\.0\.2\.2 dev ens3/,
  )
  expect(await output(web, 'ip -o -4 address show dev ens4')).toContain('10.77.0.2/16')
  expect(await output(web, `ping -c 1 db; ping -c 1 ${db.addresses.ipv6}`)).toMatch(/1 received[\s\S]*1 received/)
  expect(await output(web, 'cat /root/.ssh/authorized_keys')).toBe(lab.key.publicKey)
  await expect(run.createHost(lab.spec('web'))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  await expect(run.createHost(lab.spec('x', { network: 'nowhere' }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(run.createHost(lab.spec('x', { image: 'nothing' }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(run.createHost(lab.spec('x', { cpus: 0 }))).rejects.toMatchObject({ code: 'INVALID_VALUE' })
})

it('runs the cloud-init data of a machine, with its keys', async () => {
  const userData = '#cloud-config\nruncmd: ["echo ready > /root/ready"]\n'
  const { run, hosts } = await lab.openWith(lab.spec('web', { userData }))
  await run.settled()
  const [web] = hosts
  if (!web) throw new Error('one machine')
  expect(await output(web, 'cat /root/ready; cat /root/.ssh/authorized_keys')).toMatch(/^ready\n[\s\S]*ssh-/)
})

it('has stock images that are ready at once, and builds recipes into the cache', async () => {
  const run = await lab.open()
  await run.createNetwork('lan')
  const stock = await run.listImages()
  expect(stock.map(({ name }) => name)).toEqual(['debian-bookworm', 'kubernetes-1.34'])
  expect(await Promise.all(stock.map((image) => image.status()))).toEqual(['ready', 'ready'])
  expect((await run.getImage({ kubernetesVersion: '1.34' })).name).toBe('kubernetes-1.34')
  const image = await run.newImage({
    name: 'mine',
    recipe: {
      base: 'debian-bookworm',
      steps: [
        { kind: 'packages', names: ['nginx'] },
        { kind: 'file', path: '/srv/www/index.html', content: 'hello\n', mode: 0o600 },
        { kind: 'script', script: 'tr a-z A-Z < /srv/www/index.html > /srv/www/loud; rm /srv/www/index.html' },
        { kind: 'kubernetes', version: '1.34.2', preload: true },
      ],
    },
  })
  expect(await image.status()).toBe('absent')
  await expect(run.createHost(lab.spec('early', { image: 'mine' }))).rejects.toMatchObject({ code: 'IMAGE_NOT_IN_CACHE' })
  await image.fetch()
  expect([await image.status(), await image.checksum()]).toEqual(['ready', expect.stringMatching(/^sha256:[0-9a-f]{64}$/)])
  await run.createHost(lab.spec('web', { image: 'mine' }))
  const web = await run.getHost(lab.spec('web'))
  await web.start()
  expect(await output(web, 'ls /srv/www; cat /srv/www/loud; dpkg -l nginx | tail -1; kubelet --version')).toEqual(
    expect.stringMatching(/^loud\nHELLO\nii {2}nginx [\s\S]*Kubernetes v1.34.2$/),
  )
  expect(await output(web, 'systemctl is-active containerd')).toBe('active')
  await expect(run.deleteImage('mine')).rejects.toMatchObject({ code: 'IN_USE' })
  await expect(image.purgeLocal()).rejects.toMatchObject({ code: 'IN_USE' })
})

it('refuses recipes that it can not build, and says why', async () => {
  const run = await lab.open()
  const image = (name: string, step: { kind: 'script'; script: string } | { kind: 'kubernetes'; version: string }) =>
    run.newImage({ name, recipe: { base: 'debian-bookworm', steps: [step] } })
  await expect(run.newImage({ name: 'x', recipe: { base: 'plan9', steps: [] } })).rejects.toMatchObject({ code: 'UNKNOWN_IMAGE_BASE' })
  await expect(run.newImage({ name: 'debian-bookworm' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  const broken = await image('broken', { kind: 'script', script: 'echo no >&2; exit 3' })
  await expect(broken.fetch()).rejects.toMatchObject({ code: 'IMAGE_STEP_FAILED', message: expect.stringContaining('exit code 3:\nno') })
  expect(await broken.status()).toBe('failed')
  const old = await image('old', { kind: 'kubernetes', version: '1.2' })
  await expect(old.fetch()).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('1.34') })
  const none = await run.newImage({ name: 'none' })
  await expect(none.fetch()).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  await expect(none.fromFile(new URL(import.meta.url).pathname)).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
})
