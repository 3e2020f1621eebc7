#!/usr/bin/env node
// The program etcd.
import { keepCompiledCode } from '@vivarium/core/compiled-code'

keepCompiledCode()
const [{ runEtcd }, { processTerminal }] = await Promise.all([import('./etcd/program.js'), import('./terminal.js')])
process.exit(await runEtcd(process.argv.slice(2), processTerminal))
