#!/usr/bin/env node
// The program vcsim. Scripts call "vcsim uuidgen" over and over: it must not wait for what only a simulator needs.
import { keepCompiledCode } from '@vivarium/core/compiled-code'
import { answerTo } from './program/words.js'

const answer = answerTo(process.argv[2])
if (answer !== undefined) process.stdout.write(answer)
else {
  keepCompiledCode()
  const { runProcess } = await import('./program/run-process.js')
  await runProcess()
}
