import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServingCertificate } from '@vivarium/apiserver'
import { CertificateAuthority, messageOf } from '@vivarium/core'
import { envtestErrors } from '../errors.js'
import type { KubeApiServerSettings } from './settings.js'

/**
 * What to serve with: the files that the flags name, else `apiserver.crt` and `apiserver.key` in the folder of certificates. When these are
 * missing, new ones are written there, of an authority that is in the same file, as the real server does.
 */
export async function servingCertificate(serving: KubeApiServerSettings['serving'], names: readonly string[]): Promise<ServingCertificate> {
  if ('keyFile' in serving) {
    return {
      certificate: await read('tls-cert-file', serving.certificateFile),
      key: await read('tls-private-key-file', serving.keyFile),
    }
  }
  const certificateFile = join(serving.folder, 'apiserver.crt')
  const keyFile = join(serving.folder, 'apiserver.key')
  const [certificate, key] = await Promise.all([certificateFile, keyFile].map((path) => readFile(path, 'utf8').catch(() => undefined)))
  if (certificate !== undefined && key !== undefined) return { certificate, key }
  const authority = await CertificateAuthority.create('vivarium-apiserver-ca')
  const made = await authority.issueServer(names)
  const chain = `${made.certificate.trimEnd()}\n${authority.certificate.trimEnd()}\n`
  try {
    await mkdir(serving.folder, { recursive: true })
    await writeFile(keyFile, made.key, { mode: 0o600 })
    await writeFile(certificateFile, chain)
  } catch (error) {
    throw envtestErrors.fileUnusable('cert-dir', serving.folder, messageOf(error), { cause: error })
  }
  return { certificate: chain, key: made.key, authority: authority.certificate }
}

async function read(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw envtestErrors.fileUnusable(flag, path, messageOf(error), { cause: error })
  }
}
