import { createServer } from 'node:http'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { fileTreeFromJson, fileTreeToJson } from '../snapshot-json.js'
import { Container, type ContainerOptions } from './container.js'
import { Volume, type VolumeFile } from './volume.js'

const now = () => new Date('2030-01-02T03:04:05.678Z')

const made = (options: Partial<ContainerOptions> = {}): Container =>
  new Container({
    image: 'docker.io/library/nginx:1.27',
    hostname: 'web-0',
    command: ['nginx', '-g', 'daemon off;'],
    addresses: ['10.244.1.7'],
    ...options,
  })

async function sh(container: Container, script: string): Promise<string> {
  const { stdout, stderr, exitCode } = await container.runShell(script)
  return `${stdout}${stderr}${exitCode === 0 ? '' : `[${exitCode}]`}`
}

async function exec(
  container: Container,
  command: readonly string[],
  stdin?: Uint8Array,
): Promise<{ exitCode: number; stdout: Buffer; stderr: string }> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const chunks: Buffer[] = []
  let complaints = ''
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  stderr.on('data', (chunk: Buffer) => {
    complaints += chunk
  })
  const input = new PassThrough()
  input.end(stdin)
  const { exitCode } = await container.exec({
    command,
    stdout,
    stderr,
    signal: new AbortController().signal,
    ...(stdin === undefined ? {} : { stdin: input }),
  })
  await new Promise((resolve) => setImmediate(resolve))
  return { exitCode, stdout: Buffer.concat(chunks), stderr: complaints }
}

const files = (content: Readonly<Record<string, string>>, mode = 0o644): ReadonlyMap<string, VolumeFile> =>
  new Map(Object.entries(content).map(([name, text]) => [name, { content: Buffer.from(text), mode }]))

describe('a container', () => {
  it('has its image, name, addresses, variables and process 1', async () => {
    const container = made({ env: { APP: 'shop' }, resolvConf: 'nameserver 10.96.0.10\n', hostAliases: { '10.1.1.1': ['db', 'db.local'] } })
    expect(await sh(container, 'hostname; echo $APP; whoami; id -u; pwd; hostname -i 2>/dev/null || hostname -I')).toContain(
      'web-0\nshop\nroot\n0\n/\n',
    )
    expect(await sh(container, 'cat /etc/resolv.conf; getent hosts web-0; getent hosts db')).toBe(
      'nameserver 10.96.0.10\n10.244.1.7      web-0\n10.1.1.1        db\n',
    )
    expect(await sh(container, 'grep IMAGE /etc/os-release')).toBe('IMAGE_ID="nginx"\nIMAGE_VERSION="1.27"\n')
    expect(await sh(container, 'ps -ef')).toMatch(/root +1 +0 .* nginx -g daemon off;\n.*ps -ef/)
    expect(await sh(container, 'systemctl status')).toContain('command not found')
    expect((await exec(container, ['env'])).stdout.toString()).toContain('APP=shop\n')
  })

  it('says so when a program is not there, and ends all when it is closed', async () => {
    const container = made()
    await expect(exec(container, ['/app/nosuch'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const running = exec(container, ['sleep', 'infinity'])
    await Promise.all([
      expect(running).rejects.toMatchObject({ code: 'NOT_RUNNING' }),
      new Promise((go) => setImmediate(go)).then(() => container.close()),
    ])
    await expect(exec(container, ['true'])).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    container.close()
  })

  it('tells of signals to process 1, and ends others', async () => {
    const seen: string[] = []
    const container = made({ onSignal: (name) => seen.push(name) })
    expect(await sh(container, 'kill 1; kill -9 1; kill -HUP 4711')).toBe('bash: kill: (4711) - No such process\n[1]')
    expect(seen).toEqual(['TERM', 'KILL'])
    const running = exec(container, ['sleep', '1000'])
    await vi.waitFor(() => expect(container.processes()).toHaveLength(2))
    await sh(container, 'pkill sleep')
    expect((await running).exitCode).toBe(143)
  })

  it('runs as the user that it is told, by name or number', async () => {
    expect(await sh(made({ user: '1234' }), 'id -u; touch /etc/x')).toMatch(/^1234\n.*Permission denied\n\[1\]$/)
  })

  it('carries bytes both ways unchanged', async () => {
    const container = made()
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256))
    expect((await exec(container, ['sh', '-c', 'cat > /tmp/blob'], bytes)).exitCode).toBe(0)
    expect((await exec(container, ['cat', '/tmp/blob'])).stdout.equals(bytes)).toBe(true)
  })

  it('goes on from a snapshot of its own files', async () => {
    const container = made()
    await sh(container, 'echo kept > /srv/data')
    const json = JSON.parse(JSON.stringify(fileTreeToJson(container.snapshot())))
    expect(await sh(made({ snapshot: fileTreeFromJson(json) }), 'cat /srv/data')).toBe('kept\n')
    expect(() => fileTreeFromJson({ version: 1 })).toThrow(expect.objectContaining({ code: 'GUEST_SNAPSHOT_INVALID' }))
  })
})

describe('volumes', () => {
  it('are shared by the containers that mount them, with sub paths, and are no part of their files', async () => {
    const volume = new Volume({ now })
    const writer = made({ mounts: () => [{ path: '/data', volume, readOnly: false }] })
    await sh(writer, 'mkdir -p /data/var; echo 1 > /data/x; echo conf > /data/app.conf; mv /data/x /data/y; cp /etc/hostname /data/h')
    const reader = made({
      mounts: () => [
        { path: '/in', volume, readOnly: true },
        { path: '/logs', volume, readOnly: false, subPath: 'var/logs' },
        { path: '/etc/app.conf', volume, readOnly: true, subPath: 'app.conf' },
      ],
    })
    expect(await sh(reader, 'ls /in; cat /in/y /in/h; cat /etc/app.conf; echo l > /logs/l; find /in -name l')).toBe(
      'app.conf\nh\nvar\ny\n1\nweb-0\nconf\n/in/var/logs/l\n',
    )
    expect(await sh(writer, 'cat /data/var/logs/l; rm -r /data/var; ls /data')).toBe('l\napp.conf\nh\ny\n')
    expect(await sh(reader, 'echo no > /in/z')).toBe('bash: /in/z: Read-only file system\n[1]')
    expect(await sh(reader, 'rm /in/y')).toBe("rm: cannot remove '/in/y': Read-only file system\n[1]")
    expect(await sh(reader, 'rm -r /in')).toContain('busy')
    const copy = new Volume({ now, snapshot: fileTreeFromJson(JSON.parse(JSON.stringify(fileTreeToJson(volume.snapshot())))) })
    expect(await sh(made({ mounts: () => [{ path: '/d', volume: copy, readOnly: false }] }), 'cat /d/y')).toBe('1\n')
    expect(await sh(made({ snapshot: writer.snapshot() }), 'ls /data')).toBe('')
  })

  it('from outside are laid out as kubelet does it, and follow their source while a program runs', async () => {
    let content = files({ 'app.yaml': 'a: 1\n', 'sub/deep': 'd\n' }, 0o400)
    const volume = new Volume({ now, source: () => content })
    const container = made({ mounts: () => [{ path: '/var/run/secrets/app', volume, readOnly: true }] })
    expect(await sh(container, 'ls -A /run/secrets/app; readlink /run/secrets/app/app.yaml; readlink /run/secrets/app/..data')).toMatch(
      /^\.\.2030_01_02_03_04_05\.\d+\n\.\.data\napp.yaml\nsub\n\.\.data\/app.yaml\n\.\.2030_01_02_03_04_05\.\d+\n$/,
    )
    expect(
      await sh(
        container,
        'cat /var/run/secrets/app/sub/deep; stat -L -c %a /var/run/secrets/app/app.yaml; stat -c %a /var/run/secrets/app/..data/app.yaml',
      ),
    ).toContain('d\n')
    expect(container.files.get('/run/secrets/app/app.yaml', 'stat').mode).toBe(0o400)
    const before = await sh(container, 'readlink /run/secrets/app/..data')
    const hanging = sh(
      container,
      'until grep -q 2 /run/secrets/app/app.yaml; do sleep 0.01; done; cat /run/secrets/app/app.yaml; ls /run/secrets/app',
    )
    content = files({ 'app.yaml': 'a: 2\n', more: 'm\n' })
    expect(await hanging).toBe('a: 2\napp.yaml\nmore\n')
    expect(await sh(container, 'readlink /run/secrets/app/..data')).not.toBe(before)
    expect(await sh(container, 'echo x >> /run/secrets/app/app.yaml')).toContain('Read-only file system')
  })

  it('come and go with what is mounted', async () => {
    const volume = new Volume({ now })
    let mounts = [{ path: '/data', volume, readOnly: false }]
    const container = made({ mounts: () => mounts, readOnlyRoot: true })
    expect(await sh(container, 'echo 1 > /data/x && echo 2 > /srv/x')).toBe('bash: /srv/x: Read-only file system\n[1]')
    expect(await sh(container, 'mount | grep /data')).toContain('on /data type')
    mounts = []
    expect(await sh(container, 'ls /data')).toBe('')
  })
})

it('reaches the network through the function that it is given', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end()
    else if (request.url === '/no') response.writeHead(404).end('none')
    else response.end(`${request.method} ${request.url} for ${request.headers.host}\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const container = made({
    network: {
      resolve: async (name) => (name === 'web.default.svc.cluster.local' || name === 'web' ? ['10.96.3.4'] : []),
      dial: async (host) => {
        if (host === 'down') throw new Error('Connection refused')
        const socket = connect(port, '127.0.0.1')
        await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
        return socket
      },
      listening: () => [{ port: 80, process: 'nginx' }],
    },
  })
  try {
    expect(await sh(container, 'curl -s http://web/x; wget -qO- http://web/moved; curl -sL web/moved')).toBe(
      'GET /x for web\nGET /there for web\nGET /there for web\n',
    )
    expect(await sh(container, 'curl -sf http://web/no')).toBe('[22]')
    expect(await sh(container, 'wget -q -O /tmp/page http://web/page && cat /tmp/page; wget http://web/no')).toMatch(
      /^GET \/page for web\n.*404 Not Found\n\[8\]$/,
    )
    expect(await sh(container, 'nslookup web; getent hosts web; curl -sS http://nowhere/')).toMatch(
      /Name:\tweb\nAddress: 10.96.3.4\n\n10.96.3.4 +web\ncurl: \(6\) .*\n\[6\]$/,
    )
    expect(await sh(container, 'printf "GET /nc HTTP/1.0\\r\\nhost: x\\r\\n\\r\\n" | nc web 80 | tail -1; nc -z down 80')).toBe(
      'GET /nc for x\n[1]',
    )
    expect(await sh(container, 'ss -ltnp')).toMatch(/LISTEN.* 0.0.0.0:80 .*nginx/)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
