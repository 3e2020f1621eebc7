import { isVivariumError } from '@vivarium/core'
import { Flags } from '../flags/flags.js'
import { flagHelp } from '../flags/help.js'
import { parseFlags } from '../flags/parse-flags.js'
import { failed, type Terminal, untilEnded, warn } from '../terminal.js'
import { etcdFlags } from './flags.js'

const program = 'etcd'

/** Runs the program until it is told to end; resolves with its exit code. */
export async function runEtcd(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const values = parseFlags(argv, etcdFlags, { style: 'go', program })
    const flags = new Flags(etcdFlags, values)
    if (flags.is('help')) {
      terminal.stdout(
        `Keeps the state of Vivarium's kube-apiserver, with the flags of etcd. It does not speak etcd's gRPC.\n\nUsage:\n  ${program} [flags]\n\nFlags:\n${flagHelp(etcdFlags)}`,
      )
      return 0
    }
    if (flags.is('version')) {
      terminal.stdout("Vivarium's etcd: keeps the state of Vivarium's kube-apiserver\n")
      return 0
    }
    warn(terminal, program, flags.decide())
    const { EtcdServer } = await import('./server.js')
    const ended = untilEnded()
    const server = await EtcdServer.start({
      dataDir: flags.optional('data-dir') ?? `${flags.text('name')}.etcd`,
      urls: flags.text('listen-client-urls').split(','),
      sync: !flags.is('unsafe-no-fsync'),
      onWarning: (text) => warn(terminal, program, [text]),
    })
    terminal.stderr(`etcd: listening on ${server.urls.join(', ')}\n`)
    await ended
    await server.close()
    return 0
  } catch (error) {
    const exitCode = failed(error, program, terminal)
    // What Go's flag package makes of a wrong command line.
    return isVivariumError(error, 'BAD_FLAG') ? 2 : exitCode
  }
}
