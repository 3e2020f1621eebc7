import { type CommandCall, type CommandResult, complaint, type GuestCommand, output } from '../command.js'

const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
const stamp = (time: Date) => `${days[time.getUTCDay()]} ${time.toISOString().slice(0, 19).replace('T', ' ')}`

function zoneOf({ files }: CommandCall['guest']): string {
  const { node } = files.locate('/etc/timezone', 'open')
  return node?.kind === 'file' ? Buffer.from(node.content).toString().trim() : 'Etc/UTC'
}

function timedatectl({ guest, user, args }: CommandCall): CommandResult {
  const words = args.filter((arg) => !arg.startsWith('-'))
  const [verb = 'status', value] = words
  const ntp = 'NTP=yes\nNTPSynchronized=yes\n'
  switch (verb) {
    case 'status':
      return output(
        `               Local time: ${stamp(guest.now())} UTC\n           Universal time: ${stamp(guest.now())} UTC\n                 RTC time: ${stamp(guest.now())}\n                Time zone: ${zoneOf(guest)}\nSystem clock synchronized: yes\n              NTP service: active\n          RTC in local TZ: no\n`,
      )
    case 'show':
      return output(`Timezone=${zoneOf(guest)}\nLocalRTC=no\nCanNTP=yes\n${ntp}TimeUSec=${stamp(guest.now())} UTC\n`)
    case 'set-timezone':
      if (value === undefined || !/^[A-Za-z]+(?:[/_+\w-]+)?$/.test(value))
        return complaint(`Failed to set time zone: Invalid or not installed time zone '${value ?? ''}'`)
      if (user.uid !== 0) return complaint('Failed to set time zone: Access denied')
      guest.files.writeFile('/etc/timezone', Buffer.from(`${value}\n`))
      return {}
    case 'set-ntp':
      return user.uid === 0 ? {} : complaint('Failed to set ntp: Access denied')
    case 'set-time':
      return complaint('Failed to set time: Automatic time synchronization is enabled')
    default:
      return complaint(`Unknown command verb ${verb}.`)
  }
}

export const timeCommands: readonly GuestCommand[] = [{ name: 'timedatectl', run: timedatectl }]
