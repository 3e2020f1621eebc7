import { boolText, type Page, timeText } from './page.js'

type Texts = Readonly<Record<string, string>>

export interface Resources {
  readonly limits?: Texts
  readonly requests?: Texts
}

interface Probe {
  readonly initialDelaySeconds?: number
  readonly timeoutSeconds?: number
  readonly periodSeconds?: number
  readonly successThreshold?: number
  readonly failureThreshold?: number
  readonly exec?: { readonly command?: readonly string[] }
  readonly httpGet?: { readonly scheme?: string; readonly host?: string; readonly port: number | string; readonly path?: string }
  readonly tcpSocket?: { readonly host?: string; readonly port: number | string }
  readonly grpc?: { readonly port: number; readonly service?: string | null }
}

interface KeyReference {
  readonly name?: string
  readonly key?: string
  readonly optional?: boolean
}

export interface Container {
  readonly name: string
  readonly image?: string
  readonly restartPolicy?: string
  readonly ports?: readonly {
    readonly name?: string
    readonly containerPort: number
    readonly hostPort?: number
    readonly protocol?: string
  }[]
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly resources?: Resources
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
  readonly startupProbe?: Probe
  readonly envFrom?: readonly { readonly prefix?: string; readonly configMapRef?: KeyReference; readonly secretRef?: KeyReference }[]
  readonly env?: readonly {
    readonly name: string
    readonly value?: string
    readonly valueFrom?: {
      readonly fieldRef?: { readonly apiVersion?: string; readonly fieldPath: string }
      readonly resourceFieldRef?: { readonly resource: string }
      readonly secretKeyRef?: KeyReference
      readonly configMapKeyRef?: KeyReference
    }
  }[]
  readonly volumeMounts?: readonly {
    readonly name: string
    readonly mountPath: string
    readonly readOnly?: boolean
    readonly subPath?: string
  }[]
}

interface State {
  readonly running?: { readonly startedAt?: string }
  readonly waiting?: { readonly reason?: string }
  readonly terminated?: {
    readonly reason?: string
    readonly message?: string
    readonly exitCode: number
    readonly signal?: number
    readonly startedAt?: string
    readonly finishedAt?: string
  }
}

export interface ContainerStatus {
  readonly name: string
  readonly containerID?: string
  readonly imageID?: string
  readonly ready?: boolean
  readonly restartCount?: number
  readonly state?: State
  readonly lastState?: State
}

export interface Volume {
  readonly name: string
  readonly [source: string]: unknown
}

export interface Toleration {
  readonly key?: string
  readonly operator?: string
  readonly value?: string
  readonly effect?: string
  readonly tolerationSeconds?: number
}

/** The fields of a pod that variables name; absent in a template. */
export type FieldValues = (fieldPath: string) => string

export function describeContainers(
  page: Page,
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] = [],
  space = '',
  fields: FieldValues = () => '',
): void {
  page.line(0, `${space}${title}:${containers.length === 0 ? ' <none>' : ''}`)
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name)
    const { name, image = '', ports = [], command = [], args = [] } = container
    page.line(1, `${space === '' ? '' : ' '}${name}:`)
    if (status) page.field(2, 'Container ID', status.containerID ?? '')
    page.field(2, 'Image', image)
    if (status) page.field(2, 'Image ID', status.imageID ?? '')
    const own = ports.map(({ name: of, containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}${of ? ` (${of})` : ''}`)
    page.field(2, own.length > 1 ? 'Ports' : 'Port', own.join(', ') || '<none>')
    const host = ports.map(({ name: of, hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}${of ? ` (${of})` : ''}`)
    page.field(2, host.length > 1 ? 'Host Ports' : 'Host Port', host.join(', ') || '<none>')
    for (const [what, words] of [
      ['Command', command],
      ['Args', args],
    ] as const) {
      if (words.length > 0) page.line(2, `${what}:`)
      for (const line of words.flatMap((word) => word.split('\n'))) page.line(3, line)
    }
    if (status) describeStatus(page, status)
    describeResources(page, container.resources)
    for (const [what, probe] of [
      ['Liveness', container.livenessProbe],
      ['Readiness', container.readinessProbe],
      ['Startup', container.startupProbe],
    ] as const)
      if (probe) page.field(2, what, probeText(probe))
    describeEnvironment(page, container, fields)
    describeMounts(page, container)
  }
}

function describeStatus(page: Page, { state = {}, lastState, ready, restartCount = 0 }: ContainerStatus): void {
  describeState(page, 'State', state)
  if (lastState?.terminated) describeState(page, 'Last State', lastState)
  page.field(2, 'Ready', boolText(ready))
  page.field(2, 'Restart Count', restartCount)
}

function describeState(page: Page, name: string, { running, waiting, terminated }: State): void {
  page.field(2, name, running ? 'Running' : terminated ? 'Terminated' : 'Waiting')
  if (running) page.field(3, 'Started', timeText(running.startedAt))
  else if (terminated) {
    if (terminated.reason) page.field(3, 'Reason', terminated.reason)
    if (terminated.message) page.field(3, 'Message', terminated.message)
    page.field(3, 'Exit Code', terminated.exitCode)
    if (terminated.signal) page.field(3, 'Signal', terminated.signal)
    page.field(3, 'Started', timeText(terminated.startedAt))
    page.field(3, 'Finished', timeText(terminated.finishedAt))
  } else if (waiting?.reason) page.field(3, 'Reason', waiting.reason)
}

function describeResources(page: Page, { limits = {}, requests = {} }: Resources = {}): void {
  for (const [title, amounts] of [
    ['Limits', limits],
    ['Requests', requests],
  ] as const) {
    const names = Object.keys(amounts).sort()
    if (names.length > 0) page.line(2, `${title}:`)
    for (const name of names) page.field(3, name, amounts[name] ?? '')
  }
}

function probeText(probe: Probe): string {
  const { exec, httpGet, tcpSocket, grpc } = probe
  const { initialDelaySeconds = 0, timeoutSeconds = 1, periodSeconds = 10, successThreshold = 1, failureThreshold = 3 } = probe
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`
  if (exec) return `exec [${(exec.command ?? []).join(' ')}] ${times}`
  if (httpGet) {
    const { scheme = 'HTTP', host = '', port, path = '' } = httpGet
    return `http-get ${scheme.toLowerCase()}://${host}:${port}${path} ${times}`
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${times}`
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${times}` : `unknown ${times}`
}

function describeEnvironment(page: Page, { env = [], envFrom = [] }: Container, fields: FieldValues): void {
  if (envFrom.length > 0) page.line(2, 'Environment Variables from:')
  for (const { prefix, configMapRef, secretRef } of envFrom) {
    const from = configMapRef ? 'ConfigMap' : 'Secret'
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {}
    page.line(3, `${name}\t${from}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}`)
  }
  page.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`)
  for (const { name, value = '', valueFrom } of env) {
    const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom ?? {}
    if (!valueFrom) {
      const [first = '', ...rest] = value.split('\n')
      page.field(3, name, first)
      for (const line of rest) page.line(3, `\t${line}`)
    } else if (fieldRef) page.field(3, name, `${fields(fieldRef.fieldPath)} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`)
    else if (resourceFieldRef) page.field(3, name, ` (${resourceFieldRef.resource})`)
    else if (secretKeyRef) {
      const { key, name: secret, optional = false } = secretKeyRef
      page.line(3, `${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`)
    } else if (configMapKeyRef) {
      const { key, name: map, optional = false } = configMapKeyRef
      page.line(3, `${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`)
    }
  }
}

function describeMounts(page: Page, { volumeMounts = [] }: Container): void {
  page.line(2, `Mounts:${volumeMounts.length === 0 ? '\t<none>' : ''}`)
  for (const { name, mountPath, readOnly, subPath } of volumeMounts.toSorted((a, b) => (a.mountPath < b.mountPath ? -1 : 1)))
    page.line(3, `${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${JSON.stringify(subPath)}` : ''})`)
}

interface ProjectedSource {
  readonly secret?: KeyReference
  readonly configMap?: KeyReference
  readonly downwardAPI?: object
  readonly serviceAccountToken?: { readonly expirationSeconds?: number }
}

interface Sources {
  readonly hostPath?: { readonly path: string; readonly type?: string }
  readonly emptyDir?: { readonly medium?: string; readonly sizeLimit?: string }
  readonly secret?: { readonly secretName?: string; readonly optional?: boolean }
  readonly configMap?: KeyReference
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly?: boolean }
  readonly downwardAPI?: {
    readonly items?: readonly {
      readonly path: string
      readonly fieldRef?: { readonly fieldPath: string }
      readonly resourceFieldRef?: { readonly resource: string }
    }[]
  }
  readonly projected?: { readonly sources?: readonly ProjectedSource[] }
}

export function describeVolumes(page: Page, volumes: readonly Volume[] = [], space = ''): void {
  page.line(0, `${space}Volumes:${volumes.length === 0 ? '\t<none>' : ''}`)
  for (const volume of volumes) {
    page.line(1, `${space === '' ? '' : ' '}${volume.name}:`)
    const { hostPath, emptyDir, secret, configMap, persistentVolumeClaim, downwardAPI, projected } = volume as Sources
    const fields = (type: string, more: Readonly<Record<string, string | boolean>>) => {
      page.field(2, 'Type', type)
      for (const [name, value] of Object.entries(more)) page.field(2, name, value)
    }
    if (hostPath) fields('HostPath (bare host directory volume)', { Path: hostPath.path, HostPathType: hostPath.type ?? '<none>' })
    else if (emptyDir) {
      const { medium = '', sizeLimit = '<unset>' } = emptyDir
      fields("EmptyDir (a temporary directory that shares a pod's lifetime)", { Medium: medium, SizeLimit: sizeLimit })
    } else if (secret) {
      fields('Secret (a volume populated by a Secret)', { SecretName: secret.secretName ?? '', Optional: secret.optional ?? false })
    } else if (configMap) {
      fields('ConfigMap (a volume populated by a ConfigMap)', { Name: configMap.name ?? '', Optional: configMap.optional ?? false })
    } else if (persistentVolumeClaim) {
      const { claimName, readOnly = false } = persistentVolumeClaim
      const type = 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'
      fields(type, { ClaimName: claimName, ReadOnly: readOnly })
    } else if (downwardAPI) {
      fields('DownwardAPI (a volume populated by information about the pod)', {})
      page.line(2, 'Items:')
      for (const { path, fieldRef, resourceFieldRef } of downwardAPI.items ?? [])
        page.line(3, `${fieldRef?.fieldPath ?? resourceFieldRef?.resource} -> ${path}`)
    } else if (projected) {
      fields('Projected (a volume that contains injected data from multiple sources)', {})
      for (const source of projected.sources ?? []) describeSource(page, source)
    } else page.line(1, '<unknown>')
  }
}

function describeSource(page: Page, { secret, configMap, downwardAPI, serviceAccountToken }: ProjectedSource): void {
  const named = secret ?? configMap
  if (named) {
    page.field(2, secret ? 'SecretName' : 'ConfigMapName', named.name ?? '')
    page.field(2, 'Optional', named.optional ?? false)
  } else if (downwardAPI) page.field(2, 'DownwardAPI', true)
  else if (serviceAccountToken) page.field(2, 'TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600)
}

export function describeTolerations(page: Page, title: string, tolerations: readonly Toleration[] = []): void {
  const lines = tolerations
    .toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0))
    .map(({ key = '', value, effect, operator, tolerationSeconds }) => {
      const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`
      const exists = operator === 'Exists' && !value ? `${what === '' ? '' : ' '}op=Exists` : ''
      return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
    })
  page.field(0, title, ...lines)
}
