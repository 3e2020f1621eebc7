#!/usr/bin/env node
// The program kube-apiserver.
import { runKubeApiServer } from './kube-apiserver/program.js'
import { processTerminal } from './terminal.js'

process.exit(await runKubeApiServer(process.argv.slice(2), processTerminal))
