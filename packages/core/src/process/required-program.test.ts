import { expect, test } from 'vitest'
import { installHint, requireProgram } from './required-program.js'

test('a program that is missing is named with the packages that have it', async () => {
  expect(installHint('/usr/bin/qemu-img')).toBe('install it with "apt install qemu-utils", "dnf install qemu-img" or "brew install qemu"')
  expect(installHint('mmdebstrap')).toBe('install it with "apt install mmdebstrap" or "dnf install mmdebstrap"')
  await expect(requireProgram('no-such-program')).rejects.toMatchObject({
    code: 'PROGRAM_MISSING',
    details: { program: 'no-such-program', remedy: 'install no-such-program' },
  })
})

test('a program that is there is found', async () => {
  expect(await requireProgram('sh')).toMatch(/\/sh$/)
})
