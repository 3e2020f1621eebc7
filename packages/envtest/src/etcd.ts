#!/usr/bin/env node
// The program etcd.
import { runEtcd } from './etcd/program.js'
import { processTerminal } from './terminal.js'

process.exit(await runEtcd(process.argv.slice(2), processTerminal))
