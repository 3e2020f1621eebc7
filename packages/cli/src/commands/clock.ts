import type { CommandDefinition } from '../definition.js'

export const clockCommands: readonly CommandDefinition[] = [
  {
    name: 'clock',
    group: 'Time and faults',
    summary: 'The time of the open universe',
    description:
      "Shows or moves the time of a simulated universe. It is this computer's until it is frozen or advanced. Leases, tokens, cron jobs, back-offs, time-outs and ages obey it; TLS certificates do not.",
    commands: [
      {
        name: 'show',
        isDefault: true,
        summary: 'Show the time',
        examples: ['viv clock', 'viv clock --output json'],
        load: async () => (await import('../actions/clock.js')).show,
      },
      {
        name: 'freeze',
        summary: 'Let the time stand',
        examples: ['viv clock freeze'],
        load: async () => (await import('../actions/clock.js')).freeze,
      },
      {
        name: 'resume',
        summary: 'Let the time go on',
        examples: ['viv clock resume'],
        load: async () => (await import('../actions/clock.js')).resume,
      },
      {
        name: 'advance',
        summary: 'Let time pass at once',
        description:
          'Lets time pass as fast as this computer can: what is due on the way happens, in order, and all that follows from it. A day of cron jobs takes seconds.',
        arguments: [{ syntax: '<duration>', description: 'such as 90s, 1h30m or 2d' }],
        examples: ['viv clock advance 24h'],
        load: async () => (await import('../actions/clock.js')).advance,
      },
    ],
  },
]
