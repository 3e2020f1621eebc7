import type { Account } from './accounts.js'

/** Programs of /usr/bin first: the shell takes a program as built in only by that path. */
export const searchPath = '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin'

/** As sshd and pam leave it to a user of a machine. */
export function loginEnvironment(hostname: string, user: Account): Record<string, string> {
  return {
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    SHELL: user.shell,
    PATH: searchPath,
    HOSTNAME: hostname,
    LANG: 'C.UTF-8',
  }
}
