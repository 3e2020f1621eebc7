import { describe, expect, it } from 'vitest'
import { imageNameText, parseImageName } from './reference.js'

describe('parseImageName', () => {
  it('leaves out where an image comes from', () => {
    const named = (text: string) => imageNameText(parseImageName(text))
    expect(named('web')).toBe('web:latest')
    expect(named('docker.io/library/web:1')).toBe('web:1')
    expect(named('docker.io/team/web:1')).toBe('team/web:1')
    expect(named('ghcr.io/team/web:1.2@sha256:abc')).toBe('team/web:1.2')
    expect(named('localhost:5000/web:1')).toBe('web:1')
    expect(named('team/library/web')).toBe('team/library/web:latest')
  })

  it('refuses what is no name of an image', () => {
    for (const text of ['', '-o', 'Web', 'web:', 'web:-1', 'a//b', '../web', 'we b', 'web:1:2', `web:${'1'.repeat(129)}`]) {
      expect(() => parseImageName(text), text).toThrow(/must be the name of an image/)
    }
  })
})
