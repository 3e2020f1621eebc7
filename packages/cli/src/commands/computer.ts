import { shells } from '../completion/shells.js'
import type { CommandDefinition } from '../definition.js'
import type { ArgumentDefinition } from '../word-definition.js'

const group = 'This computer'
const setting: ArgumentDefinition = { syntax: '<name>', description: 'name of the setting', names: 'setting' }

export const computerCommands: readonly CommandDefinition[] = [
  {
    name: 'driver',
    group,
    summary: 'What machines can be made with',
    commands: [
      {
        name: 'ls',
        summary: 'List drivers, and what they miss on this computer',
        examples: ['viv driver ls'],
        load: async () => (await import('../actions/drivers.js')).list,
      },
    ],
  },
  {
    name: 'setting',
    group,
    summary: 'What you decided for this computer',
    commands: [
      {
        name: 'ls',
        summary: 'List settings with what holds for each',
        examples: ['viv setting ls'],
        load: async () => (await import('../actions/settings.js')).list,
      },
      {
        name: 'get',
        summary: 'Print what holds for a setting',
        arguments: [setting],
        examples: ['viv setting get qemu.accelerator'],
        load: async () => (await import('../actions/settings.js')).get,
      },
      {
        name: 'set',
        summary: 'Set a setting',
        arguments: [setting, { syntax: '<value>', description: 'its value' }],
        examples: ['viv setting set qemu.accelerator tcg'],
        load: async () => (await import('../actions/settings.js')).set,
      },
      {
        name: 'unset',
        summary: 'Go back to the default of a setting',
        arguments: [setting],
        examples: ['viv setting unset qemu.accelerator'],
        load: async () => (await import('../actions/settings.js')).unset,
      },
    ],
  },
  {
    name: 'completion',
    group,
    summary: 'Print a script that completes commands and names in your shell',
    arguments: [{ syntax: '<shell>', description: 'your shell', choices: shells }],
    examples: [
      'source <(viv completion bash)     # in ~/.bashrc',
      'source <(viv completion zsh)      # in ~/.zshrc, after compinit',
      'viv completion fish | source      # in ~/.config/fish/config.fish',
    ],
    needsWorld: false,
    load: async () => (await import('../actions/completion.js')).script,
  },
  {
    name: 'version',
    group,
    summary: 'Print the version',
    examples: ['viv version', 'viv version --output json'],
    needsWorld: false,
    load: async () => (await import('../actions/version.js')).show,
  },
]
