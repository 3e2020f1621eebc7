import { ApiServer, type ApiServerOptions, StateFolder, versionInfo } from '@vivarium/apiserver'
import type { ControllerSwitches } from '@vivarium/simcluster'
import { envtestErrors } from '../errors.js'
import type { Flags } from '../flags/flags.js'
import { type Terminal, warn } from '../terminal.js'
import { StateHold } from './etcd-client.js'
import { servingCertificate } from './serving-certificate.js'
import { readSettings } from './settings.js'

/** `v1.34.4`. */
export function kubernetesVersion(): string {
  return versionInfo().gitVersion
}

/** Serves until `ended` resolves or etcd goes away. */
export async function serve(flags: Flags, terminal: Terminal, ended: Promise<void>): Promise<number> {
  const { options, serving, etcd, controllers, warnings } = await readSettings(flags, terminal.env, new Set(versionInfo().groupVersions))
  warn(terminal, 'kube-apiserver', warnings)
  const hold = await StateHold.take(etcd.url, etcd.prefix)
  const folder = await StateFolder.open(hold.folder, { onClosed: (number) => hold.journalClosed(number) })
  try {
    const { host, advertiseAddress } = options
    const names = ['localhost', '127.0.0.1', host, ...(advertiseAddress === undefined ? [] : [advertiseAddress]), ...inCluster]
    const api = await start(controllers, {
      ...options,
      serving: await servingCertificate(serving, [...new Set(names)]),
      ...(folder.snapshot && { snapshot: folder.snapshot }),
      journal: orEnd(folder, terminal),
    })
    terminal.stderr(`kube-apiserver: serving Kubernetes ${kubernetesVersion()} on ${api.url}\n`)
    const why = await Promise.race([ended, hold.lost.then(() => envtestErrors.etcdEnded(etcd.url))])
    await api.close()
    if (why) throw why
    return 0
  } finally {
    folder.close()
    hold.release()
  }
}

/** Controllers are loaded when somebody wants them. */
async function start(controllers: false | ControllerSwitches, options: ApiServerOptions): Promise<Pick<ApiServer, 'url' | 'close'>> {
  if (controllers === false) return ApiServer.start(options)
  const simcluster = await import('@vivarium/simcluster')
  return simcluster.ApiServer.start({ ...options, controllers })
}

const inCluster = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local']

/** A change that can't be kept must not be answered: the process ends before it is. */
function orEnd(folder: StateFolder, terminal: Terminal): Pick<StateFolder, 'begin' | 'write'> {
  return {
    begin: (snapshot) => folder.begin(snapshot),
    write: (table, change) => {
      try {
        folder.write(table, change)
      } catch (error) {
        terminal.stderr(`Error: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      }
    },
  }
}
