import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Script, startScript } from '../testing/script.js'
import { TemporaryDirectory } from '../testing/temporary-directory.js'
import { waitFor } from '../testing/wait-for.js'
import { identityOf } from './identity.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

/** A process that closes in order on the first signal, as `close` says, and has a child that ignores SIGTERM. */
async function start(close: string): Promise<{ script: Script; child: number }> {
  const script = await startScript(
    directory.path,
    `const { launch } = await import(core + 'process/launch.js')
     const { handleInterrupts } = await import(core + 'process/interrupts.js')
     handleInterrupts(async () => { console.log('closing'); ${close} })
     const { pid } = await launch('sh', ['-c', 'trap "" TERM INT; while :; do sleep 0.1; done'])
     console.log('child', pid)
     setInterval(() => {}, 1000)`,
  )
  await waitFor(() => /child \d+\n/.test(script.output()))
  return { script, child: Number(/child (\d+)/.exec(script.output())?.[1]) }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('the first %s closes in order', async (signal) => {
  const { script, child } = await start('process.exit(7)')
  script.child.kill(signal)
  expect(await script.exited).toEqual([7, null])
  await waitFor(async () => (await identityOf(child)) === undefined)
})

test('the second one kills all children and exits with 130', async () => {
  const { script, child } = await start('await new Promise(() => {})')
  script.child.kill('SIGINT')
  await waitFor(() => script.output().includes('closing'))
  const again = setInterval(() => script.child.kill('SIGINT'), 50)
  expect(await script.exited).toEqual([130, null])
  clearInterval(again)
  expect(script.output().match(/closing/g)?.length).toBe(1)
  await waitFor(async () => (await identityOf(child)) === undefined)
})

test('one Ctrl-C that comes twice, as npm passes it on, is one', async () => {
  const { script } = await start('await new Promise((resolve) => setTimeout(resolve, 500)); process.exit(7)')
  script.child.kill('SIGINT')
  await waitFor(() => script.output().includes('closing'))
  script.child.kill('SIGINT')
  expect(await script.exited).toEqual([7, null])
})
