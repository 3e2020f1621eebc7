import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGoProgram } from '../../scripts/lib/go-programs.mjs'
import { eventually } from '../machines/viv.js'
import { Shell } from './shell.js'

const missing = process.env.CI || (await findGoProgram('govc')) !== undefined ? undefined : 'no govc is in PATH, and none was built'
if (missing) console.warn(`tests with the real govc are skipped: ${missing}`)
const timeToBuildMs = 20 * 60_000

describe.skipIf(missing)('viv with simulated vCenters and the real govc', { timeout: 120_000 }, () => {
  let shell: Shell
  beforeAll(async () => {
    shell = await Shell.open(['govc'])
  }, timeToBuildMs)
  afterAll(async () => {
    await shell?.[Symbol.asyncDispose]()
  }, 60_000)

  const govc = (line: string) => shell.run(`eval "$(viv resident env vc1)"; govc ${line}`)

  test('a vCenter is part of a universe: saved, opened, rewound and forked with it', async () => {
    await shell.run('viv create lab && viv resident create vcenter vc1')
    await govc('vm.create -on=false -ds LocalDS_0 -net "VM Network" -pool DC0_C0/Resources made')
    await govc('datastore.mkdir -ds LocalDS_0 kept')
    await shell.run('viv save')

    await shell.run('viv open lab --detach')
    expect(await govc('ls vm/made')).toBe('/DC0/vm/made')
    expect(await govc('datastore.ls -ds LocalDS_0')).toMatch(/^kept$/m)
    await govc('vm.destroy made DC0_H0_VM0')
    expect(await govc('find / -type m -name made')).toBe('')
    await shell.run('viv close lab')

    expect(await shell.run("viv with --universe lab --quiet -- govc find / -type m -name 'made'")).toBe('/DC0/vm/made')
    await shell.run('viv fork lab --count 2')
    const states = await Promise.all(
      [1, 2].map((run) =>
        shell.run(`eval "$(viv resident env vc1 --run ${run})"; govc folder.create vm/only-${run}; govc ls -t Folder vm`),
      ),
    )
    expect(states).toEqual(['/DC0/vm/only-1', '/DC0/vm/only-2'])
    await shell.run('viv close lab --all && viv destroy lab --yes')
  })

  test('vcsim is a program of its own, and in PATH in the place of the reference', async () => {
    const environment = join(shell.desk.work, 'environment')
    const started = shell.follow(`viv vcsim -l 127.0.0.1:0 -dc 2 -cluster 2 -host 3 -vm 10 -E environment`)
    const address = await eventually('the address of the vCenter', async () => {
      const text = await readFile(environment, 'utf8').catch(() => '')
      return /^export GOVC_URL=\S+ GOVC_SIM_PID=\d+$/m.exec(text)?.[0]
    })
    shell.env.GOVC_INSECURE = 'true'
    expect((await shell.run(`${address}; govc find / -type m`)).split('\n')).toHaveLength(60)
    started.interrupt()
    expect(await started.exitCode).toBe(0)

    const script = `export PATH="$(viv vcsim path):$PATH"; vcsim uuidgen; mkfifo fifo; vcsim -esx -l 127.0.0.1:0 -E fifo & eval "$(head -n1 fifo)"; govc about; kill $!; wait $!`
    expect(await shell.run(script)).toMatch(/^[0-9a-f-]{36}\n[\s\S]*ESXi/)
  })
})
