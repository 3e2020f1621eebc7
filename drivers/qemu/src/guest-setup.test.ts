import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guestSetupScript, quote } from './guest-setup.js'

test('a quoted word reaches the command as it is, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      (text) => {
        expect(execFileSync('sh', ['-c', `printf %s ${quote(text)}`]).toString()).toBe(text)
      },
    ),
    { numRuns: 50 },
  )
})

test('the script is one that a POSIX shell can read, with and without keys', () => {
  for (const authorizedKeys of [[], ["ssh-ed25519 AAAA it's mine", 'ssh-rsa BBBB']]) {
    const script = guestSetupScript({
      hostname: 'web',
      authorizedKeys,
      lan: { macAddress: '52:56:00:02:01:02', ipv4: '10.77.1.2', ipv6: 'fd77::2' },
    })
    execFileSync('sh', ['-n'], { input: script })
  }
})
