import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildSources, imageSources, networkSettings } from './apt-sources.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-apt-'))
  await mkdir(join(folder, 'sources.list.d'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = (name: string, content: string) => writeFile(join(folder, name), content)

describe('buildSources', () => {
  it("takes a local mirror from this computer's own sources", async () => {
    await put(
      'sources.list.d/debian.sources',
      `Types: deb deb-src
# a comment
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates bookworm-backports
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.test/security
Suites: bookworm-security
Components: main
`,
    )
    expect(await buildSources(folder)).toBe(`Types: deb
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.test/security
Suites: bookworm-security
Components: main
`)
  })

  it('reads one-line sources with their options', async () => {
    await put(
      'sources.list',
      '# deb http://old.test/debian bookworm main\ndeb [trusted=yes arch=amd64] http://mirror.test/debian bookworm main contrib # ours\n',
    )
    expect(await buildSources(folder)).toBe(`Types: deb
URIs: http://mirror.test/debian
Suites: bookworm
Components: main
Trusted: yes
Architectures: amd64
`)
  })

  it("leaves out other people's packages and other releases", async () => {
    await put('sources.list', 'deb http://mirror.test/debian bookworm main\ndeb http://mirror.test/debian trixie main\n')
    await put('sources.list.d/other.list', 'deb [signed-by=/etc/apt/keyrings/other.gpg] http://other.test/apt bookworm main\n')
    await put('sources.list.d/off.sources', 'Enabled: no\nTypes: deb\nURIs: http://off.test\nSuites: bookworm\nComponents: main\n')
    expect(await buildSources(folder)).toBe('Types: deb\nURIs: http://mirror.test/debian\nSuites: bookworm\nComponents: main\n')
  })

  it("takes Debian's servers where this computer knows no bookworm", async () => {
    await put('sources.list', 'deb http://mirror.test/ubuntu noble main\ndeb http://mirror.test/security bookworm-security main\n')
    expect(await buildSources(folder)).toBe(imageSources)
    expect(await buildSources(join(folder, 'missing'))).toBe(imageSources)
  })
})

describe('networkSettings', () => {
  it('picks proxies and what a snapshot needs, and nothing else', () => {
    const dump = `APT "";
APT::Install-Recommends "0";
Acquire::http "";
Acquire::http::Proxy "http://proxy.test:3142/";
Acquire::http::Proxy::mirror.test "DIRECT";
Acquire::Check-Valid-Until "false";
Acquire::Languages:: "none";
DPkg::Post-Invoke:: "rm -rf /";
`
    expect(networkSettings(dump)).toEqual([
      'Acquire::http::Proxy "http://proxy.test:3142/";',
      'Acquire::http::Proxy::mirror.test "DIRECT";',
      'Acquire::Check-Valid-Until "false";',
    ])
  })
})
