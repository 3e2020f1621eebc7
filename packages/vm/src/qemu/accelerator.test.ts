import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { skipWithout } from '../testing/programs.js'
import { chooseAccelerator } from './accelerator.js'
import { amd64BootDisk, arm64Firmware, proofArguments, proofExitCode } from './accelerator-proof.js'
import { pinMachineType } from './arguments.js'
import { findQemu, parseMachineTypes, parseVersion } from './program.js'

describe('the choice of the accelerator', () => {
  let cache: string
  beforeEach(async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    cache = await mkdtemp(join(tmpdir(), 'viv-cache-'))
    vi.stubEnv('VIVARIUM_CACHE_DIR', cache)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    if (cache) await rm(cache, { recursive: true })
  })

  it('runs its guest to the end under emulation, so that only what hangs is found to hang', async () => {
    const qemu = await findQemu('amd64')
    await writeFile(join(cache, 'guest'), amd64BootDisk())
    const args = proofArguments('amd64', pinMachineType('amd64', qemu.machineTypes, qemu.version), 'tcg', 'guest')
    const process = await launch(qemu.path, args, { cwd: cache, stdout: 'ignore', stderr: 'ignore' })
    expect((await process.exited).code).toBe(proofExitCode.amd64)
  })

  it('is made once, by proof, and then remembered', async () => {
    const qemu = await findQemu('amd64')
    const first = await chooseAccelerator(qemu)
    expect(['kvm', 'tcg']).toContain(first.accelerator)
    const started = performance.now()
    expect(await chooseAccelerator(qemu)).toEqual(first)
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('takes what was asked for without a proof', async () => {
    const qemu = await findQemu('amd64')
    expect((await chooseAccelerator(qemu, 'tcg')).accelerator).toBe('tcg')
    expect(await readdir(cache)).not.toContain('accelerators')
  })

  it('refuses what this computer can not have, and never tries it for a foreign architecture', async () => {
    const qemu = await findQemu('amd64')
    const absent = process.platform === 'darwin' ? 'kvm' : 'hvf'
    await expect(chooseAccelerator(qemu, absent)).rejects.toMatchObject({ code: 'ACCELERATOR_UNUSABLE' })
    const foreign = { ...qemu, architecture: process.arch === 'x64' ? 'arm64' : 'amd64' } as const
    expect((await chooseAccelerator(foreign)).accelerator).toBe('tcg')
  })
})

describe('the guests of the proof', () => {
  it('are what firmware and machines expect', () => {
    expect(amd64BootDisk().readUInt16LE(510)).toBe(0xaa55)
    expect(arm64Firmware().length % 4).toBe(0)
  })

  it('run under the host processor of arm64', () => {
    expect(proofArguments('arm64', 'virt-9.2', 'hvf', 'guest')).toEqual(expect.arrayContaining(['-cpu', 'host', '-bios', 'guest']))
  })
})

describe('programs', () => {
  it('tell their version and machine types', () => {
    expect(parseVersion('QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg)\nCopyright')).toBe('7.2.22')
    expect(parseVersion('qemu-img version 10.0.2')).toBe('10.0.2')
    expect(() => parseVersion('hello')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
    const help = 'Supported machines are:\nmicrovm              microvm (i386)\npc                   Standard PC (alias of pc-i440fx-7.2)\n'
    expect(parseMachineTypes(help)).toEqual(['microvm', 'pc'])
  })

  it('that are missing are named with the packages that have them', async () => {})
})
