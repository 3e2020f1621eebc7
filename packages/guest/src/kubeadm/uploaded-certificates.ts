import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { messageOf } from '@vivarium/core'
import { apply, applyAll, get, roleWithBinding } from './api.js'
import { tokenSecret } from './bootstrap-tokens.js'
import type { ControlPlane } from './cluster-starter.js'
import { defaultNodeTokenGroup } from './config/defaults.js'
import type { ClusterConfiguration } from './config/types.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import { newToken, type Session } from './session.js'

const secretPath = '/api/v1/namespaces/kube-system/secrets/kubeadm-certs'

/** What control planes share: files by their key in the Secret. */
function sharedFiles({ certificatesDir: directory, etcd: { external } }: ClusterConfiguration): Record<string, string> {
  const files = [
    'ca.crt',
    'ca.key',
    'front-proxy-ca.crt',
    'front-proxy-ca.key',
    'sa.pub',
    'sa.key',
    ...(external ? [] : ['etcd/ca.crt', 'etcd/ca.key']),
  ]
  return {
    ...Object.fromEntries(files.map((file) => [file.replace('/', '-'), `${directory}/${file}`])),
    ...(external
      ? {
          'external-etcd-ca.crt': external.caFile ?? '',
          'external-etcd.crt': external.certFile ?? '',
          'external-etcd.key': external.keyFile ?? '',
        }
      : {}),
  }
}

export const newCertificateKey = (): string => randomBytes(32).toString('hex')

/** Uploads the files that control planes share, encrypted with a key (64 hexadecimal digits) that is not uploaded. */
export async function uploadCertificates(session: Session, plane: ControlPlane, cluster: ClusterConfiguration, key: string): Promise<void> {
  session.print('[upload-certs] Storing the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace')
  const token = newToken()
  const proxy = tokenSecret(
    { token, description: 'Proxy for managing TTL for the kubeadm-certs secret', ttl: '2h0m0s', usages: [], groups: [] },
    session.call.guest.now(),
  )
  await apply(plane, proxy)
  const owner = await get(plane, `/api/v1/namespaces/kube-system/secrets/${proxy.metadata.name}`, 'error to get token reference')
  const data: Record<string, string | null> = {}
  for (const [name, path] of Object.entries(sharedFiles(cluster))) {
    const content = await session.readIfThere(path)
    data[name] = content === undefined ? '' : encrypt(Buffer.from(content), key).toString('base64')
  }
  const uid = (owner?.metadata as { uid?: string } | undefined)?.uid ?? ''
  await applyAll(plane, [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'kubeadm-certs',
        namespace: 'kube-system',
        ownerReferences: [{ apiVersion: 'v1', kind: 'Secret', name: proxy.metadata.name, uid, controller: true, blockOwnerDeletion: true }],
      },
      data,
    },
    ...roleWithBinding(
      'kubeadm:kubeadm-certs',
      'kube-system',
      [{ resources: ['secrets'], resourceNames: ['kubeadm-certs'], verbs: ['get'] }],
      [{ kind: 'Group', name: defaultNodeTokenGroup }],
    ),
  ])
}

export async function downloadCertificates(
  session: Session,
  plane: ControlPlane,
  cluster: ClusterConfiguration,
  key: string,
): Promise<void> {
  session.print('[download-certs] Downloading the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace')
  const failed = (why: string) => new KubeadmFailure(`error downloading certs: ${why}`)
  const secret = await get(plane, secretPath, 'error downloading certs: error downloading the secret')
  if (!secret) {
    throw failed(
      'error downloading the secret: Secret "kubeadm-certs" was not found in the "kube-system" Namespace. This Secret might have expired. Please, run `kubeadm init phase upload-certs --upload-certs` on a control plane to generate a new one',
    )
  }
  const data = (secret.data ?? {}) as Record<string, string>
  const files: [string, string][] = []
  for (const [name, path] of Object.entries(sharedFiles(cluster))) {
    const encrypted = data[name]
    if (encrypted === undefined) {
      throw failed(`the Secret does not include the required certificate or key - name: ${name}, path: ${path}`)
    }
    if (encrypted === '') continue
    try {
      files.push([path, decrypt(Buffer.from(encrypted, 'base64'), key).toString()])
    } catch (error) {
      throw failed(`error decoding secret data with provided key: ${wordsOf(error)}`)
    }
  }
  session.print(`[download-certs] Saving the certificates to the folder: ${JSON.stringify(cluster.certificatesDir)}`)
  for (const [path, text] of files) await session.write(path, text, path.endsWith('.key') ? 0o600 : 0o644)
}

const nonceBytes = 12
const tagBytes = 16

/** AES-GCM as Go's crypto/cipher seals: nonce, text, tag. */
function encrypt(content: Buffer, key: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce)
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function decrypt(sealed: Buffer, key: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

function wordsOf(error: unknown): string {
  const text = messageOf(error)
  return /authenticate/.test(text) ? 'cipher: message authentication failed' : text
}
