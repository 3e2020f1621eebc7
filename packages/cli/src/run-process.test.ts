import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestConsole } from './testing/console.js'
import { launchViv, TestTerminal, terminalProgram } from './testing/terminal.js'

let user: TestConsole
beforeEach(async () => {
  user = await TestConsole.open()
  await user.run(['create', 'lab', '--driver', 'fake', '-q'])
})
afterEach(() => user[Symbol.asyncDispose]())

const runs = async () => JSON.parse((await user.run(['ps', '-o', 'json'])).stdout) as unknown

describe('without a terminal', () => {
  it('a reader that has read enough ends it quietly', async () => {
    const viv = await launchViv(['--help'], { cwd: user.home })
    viv.child.stdout?.destroy()
    const stderr = viv.child.stderr ? await text(viv.child.stderr) : ''
    expect({ exit: await viv.exited, stderr }).toEqual({ exit: { code: 0, signal: null }, stderr: '' })
  })

  it('a signal closes the run that is open in the foreground', async () => {
    await user.run(['close'])
    const viv = await launchViv(['open', 'lab'], { cwd: user.home })
    await expect.poll(runs, { timeout: 20_000 }).toMatchObject([{ status: 'open', detached: false }])
    let stderr = ''
    viv.child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    await expect.poll(() => stderr).toMatch(/Ctrl-C/)
    process.kill(viv.pid, 'SIGTERM')
    expect(await viv.exited).toEqual({ code: 0, signal: null })
    expect(await runs()).toEqual([])
  })

  it('a signal reaches the program that runs with a universe, whose run is closed when the program has ended', async () => {
    await user.run(['close'])
    const program = 'trap "exit 9" TERM; touch ready; while :; do sleep 0.1; done'
    const viv = await launchViv(['with', '--universe', 'lab', '--', 'sh', '-c', program], { cwd: user.home })
    await expect.poll(() => readdir(user.home), { timeout: 20_000 }).toContain('ready')
    expect(await runs()).toMatchObject([{ status: 'open', detached: false }])
    process.kill(viv.pid, 'SIGTERM')
    expect(await viv.exited).toEqual({ code: 9, signal: null })
    expect(await runs()).toEqual([])
  })

  it('a run that is killed together with its owner is gone', async () => {
    await user.run(['close'])
    const viv = await launchViv(['open', 'lab'], { cwd: user.home })
    await expect.poll(runs, { timeout: 20_000 }).toMatchObject([{ status: 'open' }])
    process.kill(viv.pid, 'SIGKILL')
    await expect.poll(runs, { timeout: 20_000 }).toEqual([])
  })
})

describe.skipIf(terminalProgram === undefined && !process.env.CI)('on a terminal (needs script, of util-linux)', () => {
  it('Ctrl-C closes the run that is open in the foreground', async () => {
    await user.run(['close'])
    const terminal = await TestTerminal.open(['open', 'lab'], { cwd: user.home })
    try {
      await terminal.waitFor(/Ctrl-C closes it/)
      expect(await runs()).toMatchObject([{ status: 'open', detached: false, universe: join(user.home, 'lab') }])
      terminal.type('\u0003')
      expect(await terminal.exitCode()).toBe(0)
      expect(await runs()).toEqual([])
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('Ctrl-C is the affair of the program that runs with a universe, as often as it comes', async () => {
    await user.run(['close'])
    // Two within a moment may be npm's copies of one; these are not.
    const program = 'trap "sleep 0.3; echo got it" INT; echo ready; until read line; do :; done; echo "read $line"; exit 9'
    const terminal = await TestTerminal.open(['with', '--universe', 'lab', '--', 'sh', '-c', program], { cwd: user.home })
    try {
      await terminal.waitFor(/ready\r/)
      terminal.type('\u0003')
      await terminal.waitFor(/got it/)
      terminal.type('\u0003')
      await terminal.waitFor(/got it.*got it/s)
      terminal.type('on\r')
      await terminal.waitFor(/read on/)
      expect(await terminal.exitCode()).toBe(9)
      expect(await runs()).toEqual([])
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('somebody else who saves the run ends the wait', async () => {
    await user.run(['close'])
    const terminal = await TestTerminal.open(['open', 'lab'], { cwd: user.home })
    try {
      await terminal.waitFor(/Ctrl-C closes it/)
      await user.run(['save', '--universe', 'lab'])
      expect(await terminal.exitCode()).toBe(0)
      expect(terminal.shown).toMatch(/Run 1 ended/)
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('progress moves, leaves a line for each step, and gives the cursor back', async () => {
    const terminal = await TestTerminal.open(['image', 'build', 'node'], { cwd: user.home })
    try {
      expect(await terminal.exitCode()).toBe(0)
      expect(terminal.shown).toContain('✓ build image node … done')
      expect(terminal.shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.shown.lastIndexOf('\u001b[?25l'))
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('Ctrl-C takes back what was begun, gives the cursor back, and exits with 130', async () => {
    await user.run(['image', 'build', 'never-boots'])
    const terminal = await TestTerminal.open(['vm', 'create', 'web', '--image', 'never-boots'], { cwd: user.home })
    try {
      await terminal.waitFor(/start web/)
      terminal.type('\u0003')
      expect(await terminal.exitCode()).toBe(130)
      expect(terminal.shown).toMatch(/viv: interrupted/)
      expect(terminal.shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.shown.lastIndexOf('\u001b[?25l'))
      expect((await user.run(['vm', 'ls', '-o', 'json'])).stdout).toBe('[]\n')
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it.each([
    ['y\r', 0],
    ['n\r', 2],
    ['\u0004', 2],
    ['\u0003', 130],
  ])('destroy asks first: %j exits with %d', async (keys, exitCode) => {
    const terminal = await TestTerminal.open(['destroy', 'lab', '--force'], { cwd: user.home })
    try {
      await terminal.waitFor(/destroying .*lab with 0 saves and 1 open run\? \[y\/N\]/)
      terminal.type(keys)
      expect(await terminal.exitCode()).toBe(exitCode)
      expect(((await runs()) as unknown[]).length).toBe(exitCode === 0 ? 0 : 1)
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('the serial console gets every key, Ctrl-C too, until Ctrl-]', async () => {
    await makeWeb()
    const terminal = await TestTerminal.open(['vm', 'console', 'web'], { cwd: user.home })
    try {
      await terminal.waitFor(/fake console/)
      terminal.type('a\u0003')
      await terminal.waitFor(/<a\\u0003>|<a><\\u0003>/)
      terminal.type('\u001d')
      expect(await terminal.exitCode()).toBe(0)
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })

  it('a shell in a machine gets a terminal and every key, and its exit code comes back', async () => {
    await makeWeb()
    const terminal = await TestTerminal.open(['ssh', 'web'], { cwd: user.home })
    try {
      await terminal.waitFor(/fake shell, \d+x\d+/)
      terminal.type('\u0003')
      await terminal.waitFor(/<\\u0003>/)
      terminal.type('q')
      expect(await terminal.exitCode()).toBe(5)
    } finally {
      await terminal[Symbol.asyncDispose]()
    }
  })
})

async function makeWeb(): Promise<void> {
  await user.run(['image', 'build', 'node', '-q'])
  expect(await user.run(['vm', 'create', 'web', '--image', 'node', '-q'])).toMatchObject({ exitCode: 0 })
}
