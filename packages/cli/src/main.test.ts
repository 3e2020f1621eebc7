import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestConsole } from './testing/console.js'

let user: TestConsole
beforeEach(async () => {
  user = await TestConsole.open()
})
afterEach(() => user[Symbol.asyncDispose]())

/** Runs a command line that must succeed; words are split at spaces. */
async function viv(line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await user.run(line.split(' '))
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' })
  return stdout
}
const json = async (line: string): Promise<unknown> => JSON.parse(await viv(`${line} --output json`))
const lab = () => join(user.home, 'lab')

async function labWithWeb(): Promise<void> {
  await viv('create lab --driver fake')
  await viv('image build node')
  await viv('vm create web --image node --memory 512MiB --cpus 2 --forward 80 --forward 0.0.0.0:8443:443')
}

describe('the life of a universe', () => {
  it('is made, filled, saved, opened, changed, rewound and destroyed', async () => {
    expect(await viv('create lab --driver fake')).toBe(`${lab()}\n`)
    expect(await viv('image build node --package curl')).toBe('node\n')
    expect(await viv('vm create web --image node')).toBe('web\n')
    await viv('vm exec web -- touch before')
    expect(await viv('save')).toBe('save-1\n')
    expect(await json('ps')).toEqual([])

    expect(await json('open lab --detach')).toMatchObject({
      universe: lab(),
      run: '1',
      driver: 'fake',
      save: 'save-1',
      machines: [{ name: 'web', status: 'running' }],
    })
    await viv('vm exec web -- touch after')
    expect(await viv('vm exec web -- ls')).toBe('before\nafter\n')
    expect(await viv('close')).toBe(`${lab()}#1\n`)

    await viv('open --detach')
    expect(await viv('vm exec web -- ls')).toBe('before\n')
    expect(await viv('close lab')).toBe(`${lab()}#1\n`)
    expect(await viv('destroy lab --yes')).toBe(`${lab()}\n`)
    expect(await json('ls')).toEqual([])
  })

  it('keeps what a checkpoint has, under the name that it was given', async () => {
    await labWithWeb()
    expect(await viv('checkpoint --as first')).toBe('first\n')
    await viv('vm exec web -- touch lost')
    await viv('close')
    expect(await json('open lab --detach')).toMatchObject({ save: 'first' })
    expect(await viv('vm exec web -- ls')).toBe('')
  })

  it('opens a save by name, and lists and deletes saves', async () => {
    await labWithWeb()
    await viv('save --as one')
    await viv('open --detach')
    await viv('save --as two')
    expect(await json('saves')).toMatchObject([
      { name: 'one', parent: null, current: false },
      { name: 'two', parent: 'one', current: true },
    ])
    expect(await viv('saves')).toMatch(/NAME +PARENT.*\n +one.*\n\* +two/)
    expect(await json('open lab --save one --detach')).toMatchObject({ save: 'one' })
    await viv('close')
    expect(await user.run(['saves', 'rm', 'one'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('two') })
    expect(await user.run(['saves', 'rm', 'nope'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('one, two') })
  })

  it('opens several private runs, and asks which one is meant', async () => {
    await labWithWeb()
    await viv('save')
    await viv('open --detach')
    await viv('open --detach')
    await viv('vm exec web --run 2 -- touch second')
    expect(await viv('vm exec web --universe lab#2 -- ls')).toBe('second\n')
    expect(await viv('vm exec web --run 1 -- ls')).toBe('')
    const unclear = await user.run(['vm', 'ls'])
    expect(unclear).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/1 \(of save-1\), 2 \(of save-1\).*--run/s) })
    user.env.VIV_RUN = '2'
    expect(await viv('vm exec web -- ls')).toBe('second\n')
    delete user.env.VIV_RUN
    expect(await json('ps')).toMatchObject([
      { run: '1', universe: lab(), status: 'open', detached: true, save: 'save-1' },
      { run: '2', universe: lab() },
    ])
    expect(await viv('close lab#2')).toBe(`${lab()}#2\n`)
    await viv('open --detach')
    expect(await viv('close --all')).toBe(`${lab()}#1\n${lab()}#2\n`)
    expect(await user.run(['close'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('viv open') })
  })

  it('is found from its folder, and by `use`', async () => {
    await viv('create lab --driver fake')
    await user.run(['create', 'other lab', '--driver', 'fake'])
    const where = async (cwd: string) =>
      (JSON.parse((await user.run(['close', '-o', 'json'], { cwd })).stdout) as { universe: string }).universe
    expect(await where(join(lab(), 'runs'))).toBe(lab())
    await viv('open lab --detach')
    await user.run(['use', 'other lab'])
    expect(await json('ls')).toMatchObject([
      { path: lab(), current: false, status: 'open', runs: ['1'] },
      { path: join(user.home, 'other lab'), current: true, status: 'open', driver: 'fake', save: null },
    ])
    expect(await where(user.home)).toBe(join(user.home, 'other lab'))
  })

  it('that is gone is marked once, and one that is damaged stays listed', async () => {
    await viv('create lab --driver fake')
    await viv('close')
    await writeFile(join(lab(), 'universe.json'), '{')
    expect(await json('ls')).toMatchObject([{ path: lab(), status: 'damaged' }])
    await rm(lab(), { recursive: true })
    expect(await json('ls')).toMatchObject([{ path: lab(), status: 'gone' }])
    expect(await json('ls')).toEqual([])
  })

  it('is not destroyed while it is open, by mistake, or without being asked', async () => {
    await viv('create lab --driver fake')
    expect(await user.run(['destroy', 'lab', '--yes'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--force') })
    expect(await user.run(['destroy', 'lab', '--force'], { input: 'y\n' })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    })
    expect(await user.run(['destroy', 'lab#1', '--yes'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('viv close lab#1') })
    expect(await user.run(['destroy', '.', '--yes'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('not a universe') })
    await viv('destroy lab --force --yes')
    expect(await json('ps')).toEqual([])
  })

  it('is not made where something is', async () => {
    await mkdir(lab())
    await writeFile(join(lab(), 'mine'), 'x')
    expect(await user.run(['create', 'lab', '--driver', 'fake'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('not empty'),
    })
    expect(await readFile(join(lab(), 'mine'), 'utf8')).toBe('x')
    expect(await user.run(['create', 'x', '--driver', 'nope'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('fake') })
  })
})

describe('machines', () => {
  it('are listed for people and for programs', async () => {
    await labWithWeb()
    expect(await viv('vm ls')).toMatch(
      /^NAME +STATUS +IMAGE +CPUS +MEMORY +ADDRESS +SSH +PORTS\nweb +running +node +2 +512 MiB +10.0.0.2 +127.0.0.1:\d+ +127.0.0.1:30080→80, 0.0.0.0:8443→443\n$/,
    )
    const machine = {
      name: 'web',
      status: 'running',
      image: 'node',
      hostname: 'web',
      cpus: 2,
      memoryBytes: 512 * 2 ** 20,
      ipv4: '10.0.0.2',
      ipv6: 'fd00::2',
      forwards: [
        { guestPort: 80, hostPort: 30080, hostAddress: '127.0.0.1' },
        { guestPort: 443, hostPort: 8443, hostAddress: '0.0.0.0' },
      ],
      sshAddress: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      pid: expect.any(Number),
    }
    expect(await json('vm ls')).toEqual([machine])
    expect(await json('vm inspect web')).toEqual(machine)
    expect(await viv('vm ls -o yaml')).toContain('- name: web\n  status: running\n')
    expect(await viv('vm inspect web')).toMatch(/^name +web\nstatus +running\n/)
  })

  it('are stopped, started, suspended, resumed and deleted, several at once', async () => {
    await labWithWeb()
    await viv('vm create db --image node --no-start')
    expect(await json('vm start db')).toEqual([{ name: 'db' }])
    expect(await viv('vm stop web db')).toBe('web\ndb\n')
    expect(await user.run(['vm', 'stop', 'web', '--force'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not running') })
    await viv('vm start web')
    await viv('vm suspend web')
    expect(await json('vm ls')).toMatchObject([{ status: 'paused' }, { status: 'stopped' }])
    await viv('vm resume web')
    // One of two fails: the other is done all the same.
    expect(await user.run(['vm', 'rm', 'web', 'db'])).toMatchObject({
      exitCode: 1,
      stdout: 'db\n',
      stderr: expect.stringContaining('--force'),
    })
    expect(await viv('vm rm --force web')).toBe('web\n')
    expect(await json('vm ls')).toEqual([])
  })

  it('that do not exist fail before anything happens', async () => {
    await labWithWeb()
    expect(await user.run(['vm', 'stop', 'web', 'nope'])).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('web') })
    expect(await json('vm ls')).toMatchObject([{ name: 'web', status: 'running' }])
  })

  it('pass the exit code of a command on, and its words as they are', async () => {
    await labWithWeb()
    expect(await user.run(['vm', 'exec', 'web', '--', 'exit', '7'])).toEqual({ exitCode: 7, stdout: '', stderr: 'it failed\n' })
    expect(await viv('vm exec web -- printf a;b --output json')).toBe("printf 'a;b' --output json\n")
    expect((await user.run(['vm', 'exec', 'web', '--', 'a; b | c'])).stdout).toBe('a; b | c\n')
    expect((await user.run(['vm', 'exec', '-i', 'web', '--', 'cat'], { input: 'from stdin' })).stdout).toBe('from stdin')
    expect(JSON.parse((await user.run(['vm', 'exec', 'web', '-o', 'json', '--', 'exit 3'])).stdout)).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'it failed\n',
    })
  })

  it('are reached by ssh, with the words of a command as they are written and its exit code', async () => {
    await labWithWeb()
    expect(await user.run(['ssh', 'web', '--', 'echo', 'a   b;', 'echo', '-n', 'c'])).toEqual({ exitCode: 0, stdout: 'a b\nc', stderr: '' })
    expect(await user.run(['ssh', 'web', '--', 'echo no >&2; exit 9'])).toEqual({ exitCode: 9, stdout: '', stderr: 'no\n' })
    await viv('vm stop web')
    expect(await user.run(['ssh', 'web'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not running') })
  })

  it('have forwarded ports, which come and go', async () => {
    await labWithWeb()
    expect(await viv('vm port web 80')).toBe('127.0.0.1:30080\n')
    expect(await user.run(['vm', 'port', 'web', '22'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('80, 443') })
    expect(await viv('vm forward web 22 [::1]:2200:2222')).toBe('127.0.0.1:30022→22\n[::1]:2200→2222\n')
    expect(await viv('vm unforward web 80 443 2222')).toBe('80\n443\n2222\n')
    expect(await viv('vm port web')).toBe('GUEST   HOST\n   22   127.0.0.1:30022\n')
    await viv('vm stop web')
    expect(await user.run(['vm', 'port', 'web', '22'])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('not running'),
    })
  })

  it('show what their console has printed', async () => {
    await labWithWeb()
    expect(await viv('vm logs web')).toBe('web login: ')
  })

  it('are not made from bad values', async () => {
    await viv('create lab --driver fake')
    await viv('image build node')
    const refused = async (...words: string[]) => expect((await user.run(['vm', 'create', ...words])).exitCode).toBe(2)
    await refused('web', '--image', 'nope')
    await refused('Web_1', '--image', 'node')
    await refused('../web', '--image', 'node')
    await refused('web', '--image', 'node', '--memory', 'much')
    await refused('web', '--image', 'node', '--cpus', 'two')
    await refused('web', '--image', 'node', '--forward', '80/tcp')
    await refused('web', '--image', 'node', '--user-data', 'missing.yaml')
    expect(await json('vm ls')).toEqual([])
  })

  it('that could not be started are not kept, also when it was interrupted', async () => {
    await viv('create lab --driver fake')
    await viv('image build never-boots')
    const interrupted = new AbortController()
    const started = user.run(['vm', 'create', 'web', '--image', 'never-boots'], { signal: interrupted.signal })
    await expect.poll(() => json('vm ls')).toMatchObject([{ name: 'web' }])
    interrupted.abort()
    expect(await started).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('viv: interrupted') })
    expect(await json('vm ls')).toEqual([])
  })
})

describe('images', () => {
  it('are built from packages, files and scripts, and listed', async () => {
    await viv('create lab --driver fake')
    await writeFile(join(user.home, 'setup.sh'), 'true\n')
    expect(await json('image build node --package curl --script setup.sh --file setup.sh:/opt/setup --package jq')).toMatchObject({
      name: 'node',
      status: 'ready',
    })
    expect(await viv('image ls')).toMatch(/^NAME +STATUS +KUBERNETES +CHECKSUM\nnode +ready +- +sha256:0+\n$/)
    expect(await user.run(['image', 'build', 'node'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('exists') })
    expect(await user.run(['image', 'build', 'x', '--file', 'setup.sh'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('SRC:DST'),
    })
    expect(await viv('image fetch node')).toBe('node\n')
    expect(await viv('image rm node')).toBe('node\n')
    expect(await json('image ls')).toEqual([])
  })

  it('know which Kubernetes they are for', async () => {
    await viv('create lab --driver fake')
    expect(await json('image build node --kubernetes 1.34')).toMatchObject({ name: 'node', kubernetesVersion: '1.34' })
    expect(await user.run(['image', 'build', 'old', '--kubernetes', 'new'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('1.34'),
    })
  })

  it('that a machine stands on stay', async () => {
    await labWithWeb()
    expect(await user.run(['image', 'rm', 'node'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('web') })
  })

  it('come from a file', async () => {
    await viv('create lab --driver fake')
    expect(await viv('image import debian ./disk.qcow2')).toBe('debian\n')
    expect(await json('image prune')).toEqual([])
  })
})

describe('what a driver does not have', () => {
  it.each([
    ['clock advance 1h', 'keep time by themselves'],
    ['diff', 'does not know'],
    ['vm break web crash', 'no such power'],
    ['cluster create main', 'viv image build node --kubernetes'],
  ])('is told by name: %s', async (line, words) => {
    await labWithWeb()
    expect(await user.run(line.split(' '))).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(words) })
  })
})

describe('what is said', () => {
  it('about progress goes to stderr as plain lines in a log, and not at all when it shall be quiet', async () => {
    await viv('create lab --driver fake')
    const loud = await user.run(['image', 'build', 'one'])
    expect(loud.stderr).toMatch(/^build image one …\nbuild image one … done \(\d+\.\d s\)\n$/)
    expect(await user.run(['image', 'build', 'two', '--quiet'])).toEqual({ exitCode: 0, stdout: 'two\n', stderr: '' })
  })

  it('about an error is a line and a hint, JSON where that is asked for, and a stack trace only with --debug', async () => {
    const plain = await user.run(['vm', 'ls'])
    expect(plain).toMatchObject({ exitCode: 2, stdout: '' })
    expect(plain.stderr).toMatch(/^viv: no universe is given.*viv create PATH.*\n$/)
    const { stderr } = await user.run(['vm', 'ls', '-o', 'json'])
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'NO_UNIVERSE', message: expect.stringContaining('viv create') } })
    expect((await user.run(['vm', 'ls', '--debug'])).stderr).toMatch(/\n +at /)
  })

  it('by drivers and settings', async () => {
    expect(await json('driver ls')).toMatchObject(expect.arrayContaining([expect.objectContaining({ name: 'fake', ready: true })]))
    expect(await json('setting ls')).toEqual(expect.any(Array))
    expect(await user.run(['setting', 'get', 'nope.nope'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('setting') })
  })

  it('to a shell that completes names', async () => {
    await labWithWeb()
    const complete = async (...words: string[]) => (await user.run(['__complete', '--', ...words])).stdout
    expect(await complete('vm', 'start', '')).toBe('web\n')
    expect(await complete('vm', 'cp', 'w')).toBe('web:\n:file\n')
    expect(await complete('vm', 'create', 'x', '--image', 'n')).toBe('node\n')
    expect(await complete('close', '--run', '')).toBe('1\n')
    expect(await complete('use', '')).toBe(`${lab()}\n:folder\n`)
    expect(await complete('sav')).toBe('save\tKeep everything as it is now, and close\nsaves\tList or delete the saves of a universe\n')
    expect(await complete('vm', 'start', '--universe', 'nowhere', '')).toBe('')
  })
})
