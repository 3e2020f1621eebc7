import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import { findProgram } from '../process/find-program.js'
import { run } from '../process/run.js'
import { generateSshKeyPair, writeSshKeyPair } from './key-pair.js'

test('any key pair can be read, signs, and is checked by its public half', () => {
  for (let index = 0; index < 50; index++) {
    const pair = generateSshKeyPair('x'.repeat(index))
    const [secret, open] = [ssh2.utils.parseKey(pair.privateKey), ssh2.utils.parseKey(pair.publicKey)]
    if (secret instanceof Error) throw secret
    if (open instanceof Error) throw open
    expect(open.verify('text', secret.sign('text'))).toBe(true)
    expect(secret.comment).toBe('x'.repeat(index))
  }
})

test('a comment of two lines is refused', () => {
  expect(() => generateSshKeyPair('a\nssh-ed25519 AAAA')).toThrow(/one line/)
})

test('the files are as ssh wants them: 0600, and ssh-keygen reads the same key from both', async ({ skip }) => {
  const directory = await mkdtemp(join(tmpdir(), 'vivarium-key-'))
  try {
    const path = join(directory, 'id')
    const { publicKey } = await writeSshKeyPair(path, 'me@here')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(`${path}.pub`, 'utf8')).toBe(`${publicKey}\n`)
    if ((await findProgram('ssh-keygen')) === undefined && !process.env.CI) skip('ssh-keygen is not installed')
    expect((await run('ssh-keygen', ['-y', '-f', path])).stdout.trim()).toBe(publicKey)
  } finally {
    await rm(directory, { recursive: true })
  }
})
