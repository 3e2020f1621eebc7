import { join } from 'node:path'
import { checkFileName } from '@vivarium/core'

/** Where the files of a universe lie. ARCHITECTURE.md lists each with who writes it, when and why. */
export const layout = {
  universeFile: (universe: string) => join(universe, 'universe.json'),
  lock: (universe: string) => join(universe, 'universe.lock'),
  saveLock: (universe: string) => join(universe, 'save.lock'),
  sshFolder: (universe: string) => join(universe, 'ssh'),
  sshIdentity: (universe: string) => join(universe, 'ssh', 'id_ed25519'),

  saves: (universe: string) => join(universe, 'saves'),
  save: (universe: string, name: string) => join(universe, 'saves', checkFileName('save', name)),
  saveFile: (universe: string, name: string) => join(universe, 'saves', checkFileName('save', name), 'save.json'),
  /** A save in the making; names of saves never begin with a dot. */
  unfinishedSave: (universe: string, run: string) => join(universe, 'saves', `.run-${checkFileName('run', run)}`),

  runs: (universe: string) => join(universe, 'runs'),
  run: (universe: string, id: string) => join(universe, 'runs', checkFileName('run', id)),
  runFile: (universe: string, id: string) => join(universe, 'runs', checkFileName('run', id), 'run.json'),
  runProcesses: (universe: string, id: string) => join(universe, 'runs', checkFileName('run', id), 'processes'),
  /** What a resident keeps; and the files by which its users are led to it. */
  runResident: (universe: string, id: string, name: string) => join(universe, 'runs', checkFileName('run', id), 'residents', name),
  runResidentFiles: (universe: string, id: string, name: string) =>
    join(universe, 'runs', checkFileName('run', id), 'resident-files', name),
  kubeconfig: (universe: string, id: string, cluster: string) =>
    join(universe, 'runs', checkFileName('run', id), 'kubeconfigs', `${checkFileName('cluster', cluster)}.yaml`),
  controlSocket: (universe: string, id: string) => join(universe, 'runs', checkFileName('run', id), controlSocketName),
  keeperLog: (universe: string, id: string) => join(universe, 'runs', checkFileName('run', id), 'keeper.log'),
} as const

export const controlSocketName = 'control.sock'
