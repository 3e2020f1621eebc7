#!/usr/bin/env node
// The program kube-apiserver.
import { keepCompiledCode } from '@vivarium/core/compiled-code'

keepCompiledCode()
const [{ runKubeApiServer }, { processTerminal }] = await Promise.all([import('./kube-apiserver/program.js'), import('./terminal.js')])
process.exit(await runKubeApiServer(process.argv.slice(2), processTerminal))
