import type { CommandDefinition } from '../definition.js'
import { clusterOptions } from './clusters.js'

const group = 'Universes'
const optionalPath = {
  syntax: '[path]',
  description: 'folder of the universe; default: the one that you stand in, else the current one',
  names: 'universe',
} as const
const saveName = { flags: '--as <name>', description: 'name of the save', defaultText: 'the next save-N' } as const

export const universeCommands: readonly CommandDefinition[] = [
  {
    name: 'create',
    group,
    summary: 'Make a universe and open it in the background',
    description:
      'Makes a universe in a new or empty folder and leaves it open in the background, so that the next commands can fill it. It becomes the current one.',
    arguments: [{ syntax: '<path>', description: 'folder of the universe: new or empty', names: 'folder' }],
    options: [
      {
        flags: '--driver <name>',
        description: 'what its machines are made with: see `viv driver ls`',
        defaultText: 'sim',
        names: 'driver',
      },
      { flags: '--cluster <name>', description: 'with a cluster of that name; --workers and its siblings say how it is' },
      ...clusterOptions,
      { flags: '--resident <kind:name>', description: 'with a resident, such as apiserver:api', repeat: true },
      { flags: '--seed <text>', description: 'names and orders of simulated parts are the same for the same seed' },
    ],
    examples: ['viv create lab', 'viv create lab --cluster main --workers 2', 'viv create ./tests/universe --driver qemu'],
    load: async () => (await import('../actions/universes.js')).create,
  },
  {
    name: 'open',
    group,
    summary: 'Open a private run of a universe',
    description:
      'Opens a private run on top of a save: everything is as it was saved, and nothing that is done in it reaches the save or other runs. In the foreground it says what is where and waits; Ctrl-C closes it, and so rewinds it.',
    arguments: [optionalPath],
    options: [
      { flags: '--save <name>', description: 'the save to open', defaultText: 'the current one', names: 'save' },
      { flags: '-d, --detach', description: 'leave it open in the background, until `viv close`' },
    ],
    examples: ['viv open lab', 'viv open lab --detach', 'viv open lab --save before-upgrade'],
    load: async () => (await import('../actions/open.js')).open,
  },
  {
    name: 'fork',
    group,
    summary: 'Open several private runs of one save',
    description:
      'Opens private runs of one save in the background: as many worlds that begin alike. Prints what they are called: lab#1, lab#2, …',
    arguments: [optionalPath],
    options: [
      { flags: '--count <count>', description: 'how many', defaultText: '1' },
      { flags: '--save <name>', description: 'the save to open', defaultText: 'the current one', names: 'save' },
    ],
    examples: ['viv fork lab --count 8'],
    load: async () => (await import('../actions/fork.js')).fork,
  },
  {
    name: 'with',
    group,
    summary: 'Run a program in a private run of a universe',
    description:
      'Opens a private run, runs a program with KUBECONFIG, KUBEBUILDER_ASSETS, VIV_UNIVERSE, VIV_RUN and the variables of residents set, closes the run, and exits with the exit code of the program. For tests in any language.',
    arguments: [{ syntax: '<command...>', description: 'after --' }],
    options: [
      { flags: '--save <name>', description: 'the save to open', defaultText: 'the current one', names: 'save' },
      { flags: '--cluster <name>', description: 'the cluster for KUBECONFIG', defaultText: 'the only one', names: 'cluster' },
      { flags: '--resident <name>', description: 'only variables of this resident', repeat: true, names: 'resident' },
    ],
    examples: ['viv with --universe lab -- go test ./...', 'viv with -- sh -c "kubectl get nodes"'],
    load: async () => (await import('../actions/with.js')).withUniverse,
  },
  {
    name: 'diff',
    group,
    summary: 'Show what has changed since the save',
    description:
      'Lists what is otherwise than in the save that the run was opened from: machines, images, files, objects of clusters. Leases, heartbeats and events are not listed.',
    examples: ['viv diff', 'viv diff --output json'],
    load: async () => (await import('../actions/diff.js')).diff,
  },
  {
    name: 'save',
    group,
    summary: 'Keep everything as it is now, and close',
    description:
      'Writes memory, disks and devices of all machines into a new save, and closes the run. The save becomes the current one, which `viv open` opens. If another run saved meanwhile, it needs a name of its own (--as) and stands beside that save.',
    options: [saveName],
    examples: ['viv save', 'viv save --as before-upgrade'],
    load: async () => (await import('../actions/universes.js')).save,
  },
  {
    name: 'checkpoint',
    group,
    summary: 'Keep everything as it is now, and go on',
    description:
      'Saves like `viv save`, and goes on from that save in the same run, with the same forwarded ports where they are still free.',
    options: [saveName],
    examples: ['viv checkpoint', 'viv checkpoint --as installed'],
    load: async () => (await import('../actions/universes.js')).checkpoint,
  },
  {
    name: 'close',
    group,
    summary: 'End a run, and so rewind it',
    description: 'Ends a run. Everything that was done in it since its save is gone.',
    arguments: [{ ...optionalPath, description: `${optionalPath.description}; lab#2 is its run 2` }],
    options: [{ flags: '--all', description: 'end all open runs of the universe' }],
    examples: ['viv close', 'viv close lab', 'viv close lab#2', 'viv close lab --all'],
    load: async () => (await import('../actions/universes.js')).close,
  },
  {
    name: 'destroy',
    group,
    summary: 'Delete a universe with all its saves',
    description: 'Deletes a universe with all its saves. Asks first; where there is no terminal to ask on, it wants --yes.',
    arguments: [{ syntax: '<path>', description: 'folder of the universe', names: 'universe' }],
    options: [
      { flags: '-f, --force', description: 'close its open runs first' },
      { flags: '-y, --yes', description: 'do not ask' },
    ],
    examples: ['viv destroy lab', 'viv destroy lab --force --yes'],
    load: async () => (await import('../actions/universes.js')).destroy,
  },
  {
    name: 'use',
    group,
    summary: 'Choose the current universe',
    description: 'Makes a universe the current one: commands mean it when they are not told another and you do not stand in one.',
    arguments: [{ syntax: '<path>', description: 'folder of the universe', names: 'universe' }],
    examples: ['viv use lab'],
    needsWorld: false,
    load: async () => (await import('../actions/universes.js')).use,
  },
  {
    name: 'ls',
    group,
    summary: 'List the universes of this computer',
    description: 'Lists the universes that were made or opened on this computer; * marks the current one.',
    examples: ['viv ls', 'viv ls --output json'],
    needsWorld: false,
    load: async () => (await import('../actions/list-universes.js')).list,
  },
  {
    name: 'ps',
    group,
    summary: 'List the open runs of all universes',
    examples: ['viv ps'],
    needsWorld: false,
    load: async () => (await import('../actions/list-universes.js')).listRuns,
  },
  {
    name: 'saves',
    group,
    summary: 'List or delete the saves of a universe',
    commands: [
      {
        name: 'ls',
        isDefault: true,
        summary: 'List saves, oldest first',
        description: 'Lists saves, oldest first, with the save that each stands on and its own size; * marks the current one.',
        examples: ['viv saves', 'viv saves ls --universe lab --output json'],
        needsWorld: false,
        load: async () => (await import('../actions/saves.js')).list,
      },
      {
        name: 'rm',
        summary: 'Delete saves',
        description: 'Deletes saves. The current one, one that is open, and one that another stands on stay.',
        arguments: [{ syntax: '<names...>', description: 'names of saves', names: 'save' }],
        examples: ['viv saves rm save-1'],
        needsWorld: false,
        load: async () => (await import('../actions/saves.js')).remove,
      },
    ],
  },
]
