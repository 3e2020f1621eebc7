import { expect, it } from 'vitest'
import { hashPassword, passwordFits } from './password-hash.js'

it('hashes as crypt(3) does', () => {
  // Made with `openssl passwd -5` and `-6`.
  const known: [string, string][] = [
    ['secret', '$5$saltstring$C3o4O1TC6aRHF4FI.QSZMXtHbaj2gSXr4sUc/3NcUi.'],
    ['geheim', '$6$abcdefgh$msgktWxVAbjjh3X7lA5LaM7dS/ZfABJL6T4qcRsnjcOTj0kptUvZcrvrXIoO5fgPA9xz6UnF2To2Y7jGc/IZY/'],
    ['x'.repeat(70), '$6$rounds=1500$abcdefgh$X5pAjpGICB7pN4V55Jiv0WDvtQcvkGUoL6KZRdSLXXjCMCUEBA.egTjBR1pyjLpk8eSTigJ/XBRpg4KrYYau/1'],
  ]
  for (const [password, hash] of known) {
    expect(passwordFits(password, hash)).toBe(true)
    expect(passwordFits(`${password}x`, hash)).toBe(false)
    expect(passwordFits(password, `!${hash}`)).toBe(false)
  }
  expect(passwordFits('new', hashPassword('new'))).toBe(true)
  expect(passwordFits('', '!')).toBe(false)
})
