import { expect, test } from 'vitest'
import { Reader } from './reader.js'

const limitMs = 60_000

test('a reader stays in the folder that a command has gone to, and sees what commands print', { timeout: limitMs }, async () => {
  await using reader = await Reader.start()
  await reader.run('mkdir inner && cd inner', limitMs)
  expect(await reader.run('basename "$PWD"; echo problem >&2', limitMs)).toEqual({ exitCode: 0, output: 'inner\nproblem\n' })
  expect(await reader.run('(exit 3)', limitMs)).toMatchObject({ exitCode: 3 })
})

test('a command that does not end is ended, and says so', { timeout: limitMs }, async () => {
  await using reader = await Reader.start()
  const { exitCode, output } = await reader.run('sleep 600', 500)
  expect(exitCode).not.toBe(0)
  expect(output).toContain('longer than 0.5 s')
})

test("an example's complaints are its own, and one without any runs", { timeout: limitMs }, async () => {
  await using reader = await Reader.start()
  const complaints = await reader.compileExamples(
    ["const count: number = 'one'\nconsole.log(count)", 'console.log(await Promise.resolve(7))'],
    limitMs,
  )
  expect(complaints[0]).toContain('TS2322')
  expect(complaints[1]).toBe('')
  expect(await reader.runExample(1, limitMs)).toEqual({ exitCode: 0, output: '7\n' })
})
