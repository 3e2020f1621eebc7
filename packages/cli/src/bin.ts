#!/usr/bin/env node
// The program `viv`. It loads little by itself: help and manifests must not wait for what only machines need.
import { runProcess } from './run-process.js'

await runProcess(async () => {
  const { prepareWorld } = await import('./world.js')
  prepareWorld()
})
