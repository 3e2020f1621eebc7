import { type CommandCall, type CommandResult, complaint, type GuestCommand, output } from '../command.js'

function hostnamectl({ guest, user, args }: CommandCall): CommandResult {
  const [verb, name] = args
  if ((verb === 'set-hostname' || verb === 'hostname') && name !== undefined) {
    if (user.uid !== 0) return complaint('Could not set static hostname: Access denied')
    guest.hostname = name
    return {}
  }
  if (verb === 'hostname') return output(`${guest.hostname}\n`)
  if (verb !== undefined && verb !== 'status') return complaint(`Unknown command verb ${verb}.`)
  return output(
    ` Static hostname: ${guest.hostname}\n  Virtualization: vivarium\nOperating System: Debian GNU/Linux 12 (bookworm)\n          Kernel: Linux ${guest.kernelRelease}\n    Architecture: x86-64\n`,
  )
}

function power(name: string, what: 'poweroff' | 'reboot'): GuestCommand {
  return {
    name,
    run: ({ guest, user, args }) => {
      if (user.uid !== 0) return complaint(`Call to ${name === 'reboot' ? 'Reboot' : 'PowerOff'} failed: Access denied`)
      if (name === 'shutdown' && args.includes('-c')) return {}
      guest.requestPower(name === 'shutdown' && args.includes('-r') ? 'reboot' : what)
      return {}
    },
  }
}

export const powerCommands: readonly GuestCommand[] = [
  { name: 'hostnamectl', run: hostnamectl },
  power('poweroff', 'poweroff'),
  power('halt', 'poweroff'),
  power('shutdown', 'poweroff'),
  power('reboot', 'reboot'),
]
