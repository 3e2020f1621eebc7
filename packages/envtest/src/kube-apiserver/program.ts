import { Flags } from '../flags/flags.js'
import { flagHelp } from '../flags/help.js'
import { parseFlags } from '../flags/parse-flags.js'
import { failed, type Terminal, untilEnded } from '../terminal.js'
import { kubeApiServerFlags } from './flags.js'

const program = 'kube-apiserver'

/** Runs the program until it is told to end; resolves with its exit code. */
export async function runKubeApiServer(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const values = parseFlags(argv, kubeApiServerFlags, { style: 'pflag', program })
    const flags = new Flags(kubeApiServerFlags, values)
    if (flags.is('help')) {
      terminal.stdout(
        `The API server of Vivarium with the flags of kube-apiserver: it keeps its state in memory and, for as long as its etcd keeps them, in files.\n\nUsage:\n  ${program} [flags]\n\nFlags:\n${flagHelp(kubeApiServerFlags)}`,
      )
      return 0
    }
    // All that help does not need.
    const { serve, kubernetesVersion } = await import('./serve.js')
    if (flags.given('version') && flags.text('version') !== 'false') {
      terminal.stdout(`Kubernetes ${kubernetesVersion()}\n`)
      return 0
    }
    return await serve(flags, terminal, untilEnded())
  } catch (error) {
    return failed(error, program, terminal)
  }
}
