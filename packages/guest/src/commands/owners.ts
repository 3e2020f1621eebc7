import { type CommandResult, complaint, type SystemCall, type SystemCommand } from '../command.js'
import { resolveFrom } from '../files/path.js'
import { isComplaint, readArguments } from './arguments.js'

/** chown and chgrp: the owner of files, which the shell itself does not know. */
function change(program: 'chown' | 'chgrp'): SystemCommand {
  return {
    name: program,
    run: (call: SystemCall): CommandResult => {
      const { guest, user, cwd } = call
      const parsed = readArguments(program, call.args, {
        recursive: { short: 'R' },
        'no-dereference': { short: 'h' },
        verbose: { short: 'v' },
      })
      if (isComplaint(parsed)) return parsed
      const [owner = '', ...paths] = parsed.positionals
      if (paths.length === 0) return complaint(`${program}: missing operand`)
      const [userName = '', groupName = ''] = program === 'chown' ? owner.split(/[:.]/) : ['', owner]
      const account = guest.accounts.find(userName)
      const group = guest.accounts.findGroup(groupName)
      if (userName !== '' && account === undefined && !/^\d+$/.test(userName)) return complaint(`chown: invalid user: '${owner}'`)
      if (groupName !== '' && group === undefined && !/^\d+$/.test(groupName)) return complaint(`${program}: invalid group: '${owner}'`)
      const attributes = {
        ...(userName === '' ? {} : { uid: account?.uid ?? Number(userName) }),
        ...(groupName === '' ? {} : { gid: group?.gid ?? Number(groupName) }),
        // `user:` means the group that the user logs in with.
        ...(owner.endsWith(':') && account !== undefined ? { gid: account.gid } : {}),
      }
      const apply = (path: string): void => {
        guest.files.setAttributes(path, attributes, false)
        const { node } = guest.files.locate(path, 'chown', false)
        if (parsed.has('recursive') && node?.kind === 'directory') for (const name of node.entries.keys()) apply(`${path}/${name}`)
      }
      for (const given of paths) {
        const path = resolveFrom(cwd, given)
        if (guest.files.locate(path, 'chown').node === undefined)
          return complaint(`${program}: cannot access '${given}': No such file or directory`)
        if (user.uid !== 0) return complaint(`${program}: changing ownership of '${given}': Operation not permitted`)
        apply(path)
      }
      return {}
    },
  }
}

export const ownerCommands: readonly SystemCommand[] = [change('chown'), change('chgrp')]
