import type { CommandDefinition } from '../definition.js'

const words = [
  ['path', "prints a folder with a program vcsim, to put before others in PATH: scripts that start govmomi's vcsim start this one"],
  ['install FOLDER', 'puts that program into a folder'],
  ['uuidgen', 'prints a new UUID'],
  ['version', 'prints the version'],
] as const

export const vcenterCommands: readonly CommandDefinition[] = [
  {
    name: 'vcsim',
    group: 'vSphere',
    summary: 'Run a simulated vCenter',
    description: `Runs a simulated vCenter (or, with -esx, an ESX host) until it is told to end. The flags are those of govmomi's vcsim: "viv vcsim -h" lists them. Instead of flags it takes a word: ${words.map(([word, meaning]) => `${word} ${meaning}`).join('; ')}.`,
    arguments: [{ syntax: '[words...]', description: "flags as of govmomi's vcsim, or path, install, uuidgen, version" }],
    passesOptions: true,
    examples: [
      'viv vcsim -l 127.0.0.1:8989 -dc 2 -cluster 2 -host 3 -vm 10',
      'viv vcsim -l 127.0.0.1:0 -E ./env & while [ ! -s ./env ]; do sleep 0.1; done; . ./env; govc ls',
      'export PATH="$(viv vcsim path):$PATH"; vcsim -esx',
    ],
    needsWorld: false,
    runsUntilInterrupted: true,
    load: async () => (await import('../actions/vcenters.js')).vcsim,
  },
]
