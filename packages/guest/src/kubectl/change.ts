import { isDeepStrictEqual } from 'node:util'
import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import type { ApiClient, KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { selection } from './get.js'
import { renderObject } from './output.js'
import { pathOf, type Resource, resourceOfKind } from './resources.js'
import { displayName, objectPath, parsePatch, type Session, type Target } from './session.js'

export const fileFlag: OptionTable = { filename: { short: 'f', value: true } }
export const dryRunFlag: OptionTable = { 'dry-run': { value: true }, output: { short: 'o', value: true } }
const selectionFlags: OptionTable = { selector: { short: 'l', value: true }, all: {}, 'all-namespaces': { short: 'A' } }

export const applyFlags: OptionTable = {
  ...fileFlag,
  ...dryRunFlag,
  'server-side': {},
  'force-conflicts': {},
  'field-manager': { value: true },
}

/** Always done by the server (server-side apply); without `--server-side` conflicts are overruled, as the client's own way does. */
export async function apply(session: Session): Promise<CommandResult> {
  const { flags } = session
  const client = await session.client()
  const serverSide = flags.has('server-side')
  const lines: string[] = []
  for (const object of await session.manifests()) {
    const target = await targetOf(session, object)
    const before = await client.find(objectPath(target))
    const after = await client.ask('PATCH', objectPath(target), {
      body: object,
      contentType: 'application/apply-patch+yaml',
      query: {
        fieldManager: flags.value('field-manager') ?? (serverSide ? 'kubectl' : 'kubectl-client-side-apply'),
        force: String(!serverSide || flags.has('force-conflicts')),
        dryRun: dryRun(session),
      },
    })
    const same = before !== undefined && isDeepStrictEqual(asWritten(before), asWritten(after))
    const outcome = serverSide ? 'serverside-applied' : before === undefined ? 'created' : same ? 'unchanged' : 'configured'
    lines.push(said(session, target, outcome, after))
  }
  return { stdout: lines.join('') }
}

/** What clients say of an object: others write its status meanwhile. */
function asWritten({ status: _, metadata = {}, ...rest }: KubeObject): object {
  const { resourceVersion: _version, ...own } = metadata
  return { ...rest, metadata: { ...own, managedFields: undefined } }
}

export const deleteFlags: OptionTable = {
  ...fileFlag,
  ...selectionFlags,
  output: { short: 'o', value: true },
  'ignore-not-found': {},
  'grace-period': { value: true },
  force: {},
  now: {},
  cascade: { value: true },
  wait: { value: true },
  timeout: { value: true },
}

const propagation: Readonly<Record<string, string>> = { background: 'Background', foreground: 'Foreground', orphan: 'Orphan' }

export async function remove(session: Session): Promise<CommandResult> {
  const { flags } = session
  const client = await session.client()
  const targets = await chosen(session)
  const grace = flags.value('grace-period') ?? (flags.has('now') ? '1' : flags.has('force') ? '0' : undefined)
  const body = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    propagationPolicy: propagation[flags.value('cascade') ?? 'background'] ?? 'Background',
    ...(grace !== undefined && { gracePeriodSeconds: Number(grace) }),
  }
  const lines: string[] = []
  const failures: string[] = []
  for (const target of targets) {
    const { status } = await client.send('GET', objectPath(target))
    if (status === 404 && flags.has('ignore-not-found')) continue
    try {
      await client.ask('DELETE', objectPath(target), { body })
      const { resource, name } = target
      const kind = displayName({ resource, name: '' }).slice(0, -1)
      const where = resource.namespaced ? ` from ${target.namespace} namespace` : ''
      lines.push(
        flags.value('output') === 'name'
          ? `${displayName(target)}\n`
          : `${kind} "${name}" ${grace === '0' ? 'force deleted' : 'deleted'}${where}\n`,
      )
    } catch (error) {
      if (!(error instanceof KubectlFailure)) throw error
      failures.push(error.message)
    }
  }
  if (flags.value('wait') !== 'false') for (const target of targets) await gone(session, client, target)
  return { stdout: lines.join(''), ...(failures.length > 0 && { stderr: `${failures.join('\n')}\n`, exitCode: 1 }) }
}

async function gone(session: Session, client: ApiClient, target: Target): Promise<void> {
  while (!session.call.signal.aborted && (await client.find(objectPath(target)))) await session.pause(200)
}

export const patchFlags: OptionTable = {
  ...dryRunFlag,
  patch: { short: 'p', value: true },
  type: { value: true },
  subresource: { value: true },
}

const patchTypes: Readonly<Record<string, string>> = {
  strategic: 'application/strategic-merge-patch+json',
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
}

export async function patch(session: Session): Promise<CommandResult> {
  const { flags } = session
  const text = flags.value('patch')
  if (text === undefined) throw new KubectlFailure('error: must specify --patch or --patch-file containing the contents of the patch')
  const type = flags.value('type') ?? 'strategic'
  const contentType = patchTypes[type]
  if (contentType === undefined) throw new KubectlFailure(`error: --type must be one of [json merge strategic], not "${type}"`)
  const { targets } = await session.targets(session.words)
  return changeAll(session, targets, 'patched', (client, target) =>
    client.ask('PATCH', objectPath(target, flags.value('subresource')), {
      body: parsePatch(text),
      contentType,
      query: { fieldManager: 'kubectl-patch', dryRun: dryRun(session) },
    }),
  )
}

export const labelFlags: OptionTable = { ...dryRunFlag, ...selectionFlags, overwrite: {} }

/** `kubectl label` and `annotate`: `key=value` sets, `key-` takes away. */
export const mark =
  (field: 'labels' | 'annotations', verb: string) =>
  async (session: Session): Promise<CommandResult> => {
    const changes = session.words.filter((word) => word.includes('=') || word.endsWith('-'))
    if (changes.length === 0)
      throw new KubectlFailure(`error: at least one ${verb === 'labeled' ? 'label' : 'annotation'} update is required`)
    const values = Object.fromEntries(
      changes.map((change) => (change.endsWith('-') ? [change.slice(0, -1), null] : (change.split(/=(.*)/s, 2) as [string, string]))),
    )
    const targets = await chosen(
      session,
      session.words.filter((word) => !changes.includes(word)),
    )
    return changeAll(session, targets, verb, async (client, target) => {
      const now = (await client.ask('GET', objectPath(target))).metadata?.[field] ?? {}
      const taken = Object.keys(values).find((key) => values[key] !== null && now[key] !== undefined && now[key] !== values[key])
      if (taken !== undefined && !session.flags.has('overwrite'))
        throw new KubectlFailure(`error: '${taken}' already has a value (${now[taken]}), and --overwrite is false`)
      return client.ask('PATCH', objectPath(target), {
        body: { metadata: { [field]: values } },
        contentType: patchTypes.merge,
        query: { fieldManager: verb === 'labeled' ? 'kubectl-label' : 'kubectl-annotate', dryRun: dryRun(session) },
      })
    })
  }

export const taintFlags: OptionTable = { ...dryRunFlag, ...selectionFlags, overwrite: {} }

interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: string
}

export async function taint(session: Session): Promise<CommandResult> {
  const [type = '', ...rest] = session.words
  const changes = rest.filter((word) => /^[^=:]+(=[^:]*)?(:\w+)?-?$/.test(word) && /[=:-]$|:/.test(word))
  const targets = await chosen(session, [type, ...rest.filter((word) => !changes.includes(word))])
  if (changes.length === 0) throw new KubectlFailure('error: at least one taint update is required')
  return changeAll(session, targets, changes.every((change) => change.endsWith('-')) ? 'untainted' : 'tainted', async (client, target) => {
    const node = await client.ask<KubeObject & { spec?: { taints?: readonly Taint[] } }>('GET', objectPath(target))
    let taints = [...(node.spec?.taints ?? [])]
    for (const change of changes) {
      const [, key = '', value, effect, minus] = /^([^=:]+?)(?:=([^:]*))?(?::(\w+))?(-)?$/.exec(change) ?? []
      const same = (taint: Taint) => taint.key === key && (effect === undefined || taint.effect === effect)
      if (minus !== undefined) {
        if (!taints.some(same)) throw new KubectlFailure(`error: taint "${key}${effect === undefined ? '' : `:${effect}`}" not found`)
        taints = taints.filter((one) => !same(one))
        continue
      }
      if (effect === undefined)
        throw new KubectlFailure(`error: invalid taint spec: ${change}, format should be <key>=<value>:<effect> or <key>:<effect>`)
      if (taints.some(same) && !session.flags.has('overwrite'))
        throw new KubectlFailure(`error: node ${target.name} already has ${key} taint(s) with same effect(s) and --overwrite is false`)
      taints = [...taints.filter((one) => !same(one)), { key, effect, ...(value !== undefined && { value }) }]
    }
    return client.ask('PATCH', objectPath(target), {
      body: { spec: { taints } },
      contentType: patchTypes.merge,
      query: { fieldManager: 'kubectl-taint' },
    })
  })
}

export const scaleFlags: OptionTable = { ...dryRunFlag, replicas: { value: true }, 'current-replicas': { value: true } }

export async function scale(session: Session): Promise<CommandResult> {
  const replicas = session.flags.value('replicas')
  if (replicas === undefined) throw new KubectlFailure('error: required flag(s) "replicas" not set')
  const { targets } = await session.targets(session.words)
  return changeAll(session, targets, 'scaled', (client, target) =>
    client.ask('PATCH', objectPath(target, 'scale'), { body: { spec: { replicas: Number(replicas) } }, contentType: patchTypes.merge }),
  )
}

/** What `-f`, names, a selector or `--all` choose. */
export async function chosen(session: Session, words: readonly string[] = session.words): Promise<readonly Target[]> {
  const { flags } = session
  if (flags.values('filename').length > 0) return Promise.all((await session.manifests()).map((object) => targetOf(session, object)))
  const { resources, targets } = await session.targets(words)
  if (targets.length > 0) return targets
  if (!flags.has('all') && flags.value('selector') === undefined)
    throw new KubectlFailure('error: resource(s) were provided, but no name was specified')
  const client = await session.client()
  const lists = await Promise.all(
    resources.map(async (resource) => {
      const namespace = flags.has('all-namespaces') ? undefined : await session.namespace()
      const { items } = await client.ask<{ items: readonly KubeObject[] }>('GET', pathOf(resource, namespace), {
        query: selection(session),
      })
      return items.map(({ metadata }) => ({ resource, name: metadata?.name ?? '', namespace: metadata?.namespace }))
    }),
  )
  return lists.flat()
}

async function changeAll(
  session: Session,
  targets: readonly Target[],
  verb: string,
  change: (client: ApiClient, target: Target) => Promise<KubeObject>,
): Promise<CommandResult> {
  const client = await session.client()
  const lines: string[] = []
  for (const target of targets) lines.push(said(session, target, verb, await change(client, target)))
  return { stdout: lines.join('') }
}

export async function targetOf(session: Session, object: KubeObject): Promise<Target> {
  const resource: Resource | undefined = resourceOfKind(await session.resources(), object.apiVersion ?? '', object.kind ?? '')
  if (!resource)
    throw new KubectlFailure(
      `error: resource mapping not found for name: "${object.metadata?.name ?? ''}" namespace: "${object.metadata?.namespace ?? ''}" from "STDIN": no matches for kind "${object.kind}" in version "${object.apiVersion}"\nensure CRDs are installed first`,
    )
  const namespace = resource.namespaced ? (object.metadata?.namespace ?? (await session.namespace())) : undefined
  return { resource, name: object.metadata?.name ?? '', namespace }
}

export function dryRun({ flags }: Session): string | undefined {
  const value = flags.value('dry-run')
  return value === undefined || value === 'none' ? undefined : 'All'
}

export function said(session: Session, target: Target, verb: string, object: KubeObject): string {
  const { flags } = session
  const format = flags.value('output') ?? ''
  const rendered = format === '' ? undefined : renderObject(format, object, () => displayName(target))
  const suffix = flags.value('dry-run') === 'server' ? ' (server dry run)' : flags.value('dry-run') === 'client' ? ' (dry run)' : ''
  return rendered ?? `${displayName(target)} ${verb}${suffix}\n`
}
