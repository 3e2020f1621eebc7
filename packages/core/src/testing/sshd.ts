import { access, mkdir, rmdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../process/find-program.js'
import { type LaunchedProcess, launch } from '../process/launch.js'
import { writeSshKeyPair } from '../ssh/key-pair.js'

export interface Sshd extends AsyncDisposable {
  readonly address: string
  readonly user: string
  /** Of the private key that may log in. */
  readonly identityFile: string
  readonly process: LaunchedProcess
}

/** Why no sshd can be started here; undefined when one can. In CI it has to be there. */
export async function whyNoSshd(): Promise<string | undefined> {
  if (process.env.CI || (await findProgram('sshd')) !== undefined) return undefined
  return 'sshd is not installed (Debian package openssh-server)'
}

/** OpenSSH's server on a free port of 127.0.0.1, for the current user, with all its files in `directory`. */
export async function startSshd(directory: string): Promise<Sshd> {
  const [hostKey, identityFile, config] = [join(directory, 'host_key'), join(directory, 'id'), join(directory, 'sshd_config')]
  await writeSshKeyPair(hostKey, 'host')
  await writeSshKeyPair(identityFile, 'client')
  const port = await freePort()
  const lines = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${identityFile}.pub`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin yes',
    'Subsystem sftp internal-sftp',
  ]
  await writeFile(config, `${lines.join('\n')}\n`)
  const removeRunFolder = await makeRunFolder()
  // By its path: sshd starts itself again for each connection, and refuses to without.
  const program = (await findProgram('sshd')) ?? 'sshd'
  const sshd = await launch(program, ['-D', '-e', '-f', config], {
    stdout: 'ignore',
    stderr: 'ignore',
  })
  return {
    address: `127.0.0.1:${port}`,
    user: userInfo().username,
    identityFile,
    process: sshd,
    [Symbol.asyncDispose]: async () => {
      await sshd.stop()
      await removeRunFolder()
    },
  }
}

/** As root, sshd wants this folder, which Debian makes at boot. */
async function makeRunFolder(): Promise<() => Promise<void>> {
  const folder = '/run/sshd'
  const isThere = await access(folder).then(
    () => true,
    () => false,
  )
  if (isThere || process.getuid?.() !== 0) return async () => {}
  await mkdir(folder, { mode: 0o755 })
  return () => rmdir(folder)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address === null || typeof address === 'string' ? reject(new Error('no port')) : resolve(address.port)))
    })
  })
}
