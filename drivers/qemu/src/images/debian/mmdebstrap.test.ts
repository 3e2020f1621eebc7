import { describe, expect, it } from 'vitest'
import { buildEnvironment, mmdebstrapArguments } from './mmdebstrap.js'

describe('mmdebstrapArguments', () => {
  it('lets no path reach a shell', () => {
    const odd = `/tmp/it's "odd"; $(reboot)`
    const args = mmdebstrapArguments({
      architecture: 'amd64',
      packages: ['udev', 'htop'],
      aptSettings: ['Acquire::http::Proxy "http://proxy.test";'],
      sources: `${odd}/build.sources`,
      tar: `${odd}/tree.tar`,
    })
    expect(args.filter((arg) => arg.includes('hook'))).toEqual([
      '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
      '--customize-hook=sh "$VIVARIUM_IMAGE_SCRIPT" "$1"',
    ])
    expect(args.slice(-3)).toEqual(['bookworm', `${odd}/tree.tar`, `${odd}/build.sources`])
    expect(args).toContain('--include=udev,htop')
    expect(args).toContain('--aptopt=Acquire::http::Proxy "http://proxy.test";')
  })
})

describe('buildEnvironment', () => {
  it('passes on proxies and the search path, and no secrets', () => {
    const own = { PATH: '/usr/bin', HOME: '/home/me', AWS_SECRET_ACCESS_KEY: 'x', https_proxy: 'http://proxy.test' }
    const environment = buildEnvironment(own, '/tmp/x/tmp', '/tmp/x/customize')
    expect(environment).toContain('PATH=/usr/bin:/usr/sbin:/sbin')
    expect(environment).toContain('https_proxy=http://proxy.test')
    expect(environment).toContain('VIVARIUM_IMAGE_SCRIPT=/tmp/x/customize')
    expect(environment.join()).not.toContain('AWS')
    expect(environment.join()).not.toContain('undefined')
  })
})
