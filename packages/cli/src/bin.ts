#!/usr/bin/env node
// The program `viv`. It loads little by itself: help and manifests must not wait for what only machines need.
import { keepCompiledCode } from '@vivarium/core/compiled-code'

keepCompiledCode()
const { runProcess } = await import('./run-process.js')
await runProcess(async () => {
  const { prepareWorld } = await import('./world.js')
  prepareWorld()
})
