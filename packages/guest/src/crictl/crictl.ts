import type { CommandCall, CommandResult, GuestCommand } from '../command.js'
import { isComplaint, type OptionTable, type ParsedArguments, readArguments } from '../commands/arguments.js'
import type { RuntimeContainer, RuntimeImage, RuntimePod, RuntimeView } from './runtime-view.js'

/** Called with what stands after the command's name. */
type Verb = {
  readonly summary: string
  readonly aliases?: readonly string[]
  readonly options: OptionTable
  readonly run: (runtime: RuntimeView, args: ParsedArguments, call: CommandCall) => CommandResult | Promise<CommandResult>
}

const socket = '/run/containerd/containerd.sock'
const output = { output: { short: 'o', value: true }, quiet: { short: 'q' }, 'no-trunc': {} } as const
const shortId = 13

/** crictl over the container runtime that `runtimeOf` gives; undefined: it does not run. */
export function crictlCommand(runtimeOf: (call: CommandCall) => RuntimeView | undefined): GuestCommand {
  return {
    name: 'crictl',
    run: async (call) => {
      const [name, ...rest] = withoutGlobalOptions(call.args)
      if (name === undefined || name === 'help' || name === '--help' || name === '-h') return { stdout: help() }
      if (name === '--version') return { stdout: 'crictl version v1.34.0\n' }
      const verb = verbs[name] ?? Object.values(verbs).find(({ aliases }) => aliases?.includes(name))
      if (!verb) return { stdout: `No help topic for '${name}'\n`, exitCode: 3 }
      const args = readArguments(`crictl ${name}`, rest, verb.options)
      if (isComplaint(args)) return fatal(args.stderr?.trim() ?? '')
      const runtime = call.user.uid === 0 ? runtimeOf(call) : undefined
      if (!runtime) {
        const why = call.user.uid === 0 ? 'no such file or directory' : 'permission denied'
        const dialled = `connection error: desc = "transport: Error while dialing: dial unix ${socket}: connect: ${why}"`
        return fatal(
          `validate service connection: validate CRI v1 runtime API for endpoint "unix://${socket}": rpc error: code = Unavailable desc = ${dialled}`,
        )
      }
      return verb.run(runtime, args, call)
    },
  }
}

const fatal = (text: string): CommandResult => ({ stderr: `FATA[0000] ${text} \n`, exitCode: 1 })

const globals = new Set(['-r', '--runtime-endpoint', '-i', '--image-endpoint', '-t', '--timeout', '-c', '--config'])

function withoutGlobalOptions(args: readonly string[]): readonly string[] {
  let at = 0
  while (args[at]?.startsWith('-') === true && args[at] !== '--version' && args[at] !== '--help' && args[at] !== '-h')
    at += globals.has(args[at] ?? '') ? 2 : 1
  return args.slice(at)
}

const verbs: Readonly<Record<string, Verb>> = {
  ps: {
    summary: 'List containers',
    options: {
      ...output,
      all: { short: 'a' },
      name: { value: true },
      pod: { short: 'p', value: true },
      state: { short: 's', value: true },
      image: { value: true },
      id: { value: true },
    },
    run: listContainers,
  },
  pods: {
    summary: 'List pods',
    options: { ...output, name: { value: true }, namespace: { value: true }, state: { short: 's', value: true }, label: { value: true } },
    run: listPods,
  },
  images: { summary: 'List images', aliases: ['image', 'img'], options: output, run: listImages },
  logs: {
    summary: 'Fetch the logs of a container',
    options: { follow: { short: 'f' }, tail: { value: true }, timestamps: { short: 't' } },
    run: printLog,
  },
  inspect: {
    summary: 'Display the status of one or more containers',
    options: output,
    run: ({ containers }, { positionals }, { guest }) =>
      inspect('container', containers, positionals, (container) => containerStatus(container, guest.now())),
  },
  inspectp: {
    summary: 'Display the status of one or more pods',
    options: output,
    run: ({ pods }, { positionals }) => inspect('pod sandbox', pods, positionals, podStatus),
  },
  version: {
    summary: 'Display runtime version information',
    options: {},
    run: () => ({ stdout: 'Version:  0.1.0\nRuntimeName:  containerd\nRuntimeVersion:  1.7.24\nRuntimeApiVersion:  v1\n' }),
  },
}

function help(): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length)) + 2
  const lines = Object.entries(verbs).map(([name, { summary }]) => `   ${name.padEnd(width)}${summary}`)
  return `NAME:\n   crictl - client for CRI\n\nUSAGE:\n   crictl [global options] command [command options] [arguments...]\n\nCOMMANDS:\n${lines.join('\n')}\n`
}

/** crictl's tables: columns of 20 characters at least, three between. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(20, ...rows.map((row) => (row[at]?.length ?? 0) + 3)))
  return rows.map((row) => `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('')}\n`).join('')
}

const idText = (args: ParsedArguments, id: string) => (args.has('no-trunc') ? id : id.slice(0, shortId))
const json = (value: unknown) => ({ stdout: `${JSON.stringify(value, null, 2)}\n` })
const nanoseconds = (date: Date) => `${date.getTime()}000000`

function listContainers({ containers, pods }: RuntimeView, args: ParsedArguments, { guest }: CommandCall): CommandResult {
  const state = args.value('state')?.toLowerCase()
  const name = new RegExp(args.value('name') ?? '')
  const shown = containers
    .filter((container) =>
      state === undefined ? args.has('all') || container.state === 'Running' : container.state.toLowerCase() === state,
    )
    .filter((container) => name.test(container.name))
    .filter(({ podId }) => podId.startsWith(args.value('pod') ?? ''))
    .filter(({ id }) => id.startsWith(args.value('id') ?? ''))
    .filter(({ image, imageId }) => image.includes(args.value('image') ?? '') || imageId.startsWith(args.value('image') ?? ''))
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  if (args.has('quiet')) return { stdout: shown.map(({ id }) => `${id}\n`).join('') }
  if (args.value('output') === 'json') {
    return json({
      containers: shown.map(({ id, podId, name: own, attempt, image, imageId, state: is, startedAt }) => ({
        id,
        podSandboxId: podId,
        metadata: { name: own, attempt },
        image: { image: imageId, userSpecifiedImage: image },
        imageRef: imageId,
        state: `CONTAINER_${is.toUpperCase()}`,
        createdAt: nanoseconds(startedAt),
        labels: labelsOf(
          pods.find((pod) => pod.id === podId),
          own,
        ),
      })),
    })
  }
  const header = ['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD', 'NAMESPACE']
  const rows = shown.map((container) => {
    const pod = pods.find(({ id }) => id === container.podId)
    const { id, imageId, startedAt, state: is, name: own, attempt, podId } = container
    const created = ago(startedAt, guest.now())
    return [
      idText(args, id),
      idText(args, imageId),
      created,
      is,
      own,
      String(attempt),
      idText(args, podId),
      pod?.name ?? '',
      pod?.namespace ?? '',
    ]
  })
  return { stdout: table([header, ...rows]) }
}

function listPods({ pods }: RuntimeView, args: ParsedArguments, { guest }: CommandCall): CommandResult {
  const state = args.value('state')?.toLowerCase()
  const name = new RegExp(args.value('name') ?? '')
  const labels = args.values('label').map((label) => label.split('=') as [string, string | undefined])
  const shown = pods
    .filter(({ isReady }) => state === undefined || (isReady ? 'ready' : 'notready') === state)
    .filter((pod) => name.test(pod.name) && (args.value('namespace') ?? pod.namespace) === pod.namespace)
    .filter((pod) => labels.every(([key, value]) => pod.labels[key] === (value ?? '')))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  if (args.has('quiet')) return { stdout: shown.map(({ id }) => `${id}\n`).join('') }
  if (args.value('output') === 'json') return json({ items: shown.map(podItem) })
  const header = ['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME']
  const rows = shown.map(({ id, createdAt, isReady, name: own, namespace }) => [
    idText(args, id),
    ago(createdAt, guest.now()),
    isReady ? 'Ready' : 'NotReady',
    own,
    namespace,
    '0',
    '(default)',
  ])
  return { stdout: table([header, ...rows]) }
}

function listImages({ images }: RuntimeView, args: ParsedArguments): CommandResult {
  const [wanted = ''] = args.positionals
  const shown = images
    .filter(({ tags, id }) => id.startsWith(wanted) || tags.some((tag) => tag.includes(wanted)))
    .toSorted((a, b) => ((a.tags[0] ?? '') < (b.tags[0] ?? '') ? -1 : 1))
  if (args.has('quiet')) return { stdout: shown.map(({ id }) => `sha256:${id}\n`).join('') }
  if (args.value('output') === 'json') {
    const items = shown.map(({ id, tags, digests, sizeBytes }) => ({
      id: `sha256:${id}`,
      repoTags: tags,
      repoDigests: digests,
      size: String(sizeBytes),
      pinned: false,
    }))
    return json({ images: items })
  }
  const rows = shown.flatMap(({ id, tags, digests, sizeBytes }: RuntimeImage) => {
    const named = tags.length > 0 ? tags : [`${digests[0]?.split('@')[0] ?? '<none>'}:<none>`]
    return named.map((tag) => {
      const colon = tag.lastIndexOf(':')
      return [tag.slice(0, colon), tag.slice(colon + 1), idText(args, id), sizeText(sizeBytes)]
    })
  })
  return { stdout: table([['IMAGE', 'TAG', 'IMAGE ID', 'SIZE'], ...rows]) }
}

async function printLog(runtime: RuntimeView, args: ParsedArguments, { print, signal }: CommandCall): Promise<CommandResult> {
  const [id] = args.positionals
  if (id === undefined) return fatal('ID cannot be empty')
  const container = one(runtime.containers, id)
  if (!container) return notFound('container', id)
  const tail = args.value('tail')
  const options = { follow: args.has('follow'), timestamps: args.has('timestamps'), ...(tail !== undefined && { tail: Number(tail) }) }
  for await (const chunk of runtime.log(container, options, signal)) await print(chunk)
  return {}
}

function inspect<T extends { readonly id: string }>(
  kind: string,
  all: readonly T[],
  ids: readonly string[],
  show: (found: T) => object,
): CommandResult {
  if (ids.length === 0) return fatal('ID cannot be empty')
  const shown: string[] = []
  for (const id of ids) {
    const found = one(all, id)
    if (!found) return { ...notFound(kind, id), stdout: shown.join('') }
    shown.push(`${JSON.stringify(show(found), null, 2)}\n`)
  }
  return { stdout: shown.join('') }
}

const one = <T extends { readonly id: string }>(all: readonly T[], id: string) => all.find((each) => each.id.startsWith(id))

const notFound = (kind: string, id: string) =>
  fatal(
    `getting the status of the ${kind} "${id}": rpc error: code = NotFound desc = an error occurred when try to find ${kind === 'container' ? kind : 'sandbox'} "${id}": not found`,
  )

function containerStatus(container: RuntimeContainer, now: Date): object {
  const { id, podId, name, attempt, image, imageId, state, startedAt, finishedAt, exitCode, reason } = container
  return {
    status: {
      id,
      metadata: { name, attempt },
      state: `CONTAINER_${state.toUpperCase()}`,
      createdAt: startedAt.toISOString(),
      startedAt: startedAt.toISOString(),
      finishedAt: (finishedAt ?? new Date(0)).toISOString(),
      exitCode: exitCode ?? 0,
      image: { image },
      imageRef: imageId,
      reason: reason ?? '',
      message: '',
    },
    info: { sandboxID: podId, removing: false, runtimeType: 'io.containerd.runc.v2', at: now.toISOString() },
  }
}

function podItem({ id, uid, name, namespace, createdAt, isReady, labels, annotations }: RuntimePod): object {
  return {
    id,
    metadata: { name, uid, namespace, attempt: 0 },
    state: isReady ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY',
    createdAt: nanoseconds(createdAt),
    labels,
    annotations,
    runtimeHandler: '',
  }
}

function podStatus(pod: RuntimePod): object {
  return { status: { ...podItem(pod), createdAt: pod.createdAt.toISOString(), network: { additionalIps: [], ip: pod.ip ?? '' } } }
}

function labelsOf(pod: RuntimePod | undefined, container: string): Readonly<Record<string, string>> {
  return {
    'io.kubernetes.container.name': container,
    'io.kubernetes.pod.name': pod?.name ?? '',
    'io.kubernetes.pod.namespace': pod?.namespace ?? '',
    'io.kubernetes.pod.uid': pod?.uid ?? '',
  }
}

/** As docker's go-units says it. */
function ago(date: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - date.getTime()) / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.round(seconds / 3600)
  const days = Math.floor(hours / 24)
  const text =
    seconds < 1
      ? 'Less than a second'
      : seconds === 1
        ? '1 second'
        : seconds < 60
          ? `${seconds} seconds`
          : minutes === 1
            ? 'About a minute'
            : minutes < 60
              ? `${minutes} minutes`
              : hours === 1
                ? 'About an hour'
                : hours < 48
                  ? `${hours} hours`
                  : days < 14
                    ? `${days} days`
                    : days < 60
                      ? `${Math.floor(days / 7)} weeks`
                      : days < 730
                        ? `${Math.floor(days / 30)} months`
                        : `${Math.floor(days / 365)} years`
  return `${text} ago`
}

/** Three digits, in powers of a thousand. */
function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${Number(value.toPrecision(3))}${units[unit]}`
}
