import { parse } from 'yaml'
import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { KubectlFailure } from './failure.js'
import { kubeconfigPath, readKubeconfig } from './kubeconfig.js'
import { alignColumns, toYaml } from './output.js'
import type { Session } from './session.js'

export const versionFlags: OptionTable = { client: {}, output: { short: 'o', value: true } }

interface VersionInfo {
  readonly gitVersion: string
}

export const version =
  (clientVersion: string) =>
  async (session: Session): Promise<CommandResult> => {
    const client = `Client Version: ${clientVersion}\nKustomize Version: v5.7.1\n`
    if (session.flags.has('client')) return { stdout: client }
    const server = await (await session.client()).ask<VersionInfo>('GET', '/version')
    return { stdout: `${client}Server Version: ${server.gitVersion}\n` }
  }

export async function clusterInfo(session: Session): Promise<CommandResult> {
  const { server } = await session.client()
  return {
    stdout: `Kubernetes control plane is running at ${server}\n\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n`,
  }
}

export const apiResourcesFlags: OptionTable = {
  namespaced: { value: true },
  'api-group': { value: true },
  'no-headers': {},
  output: { short: 'o', value: true },
}

export async function apiResources(session: Session): Promise<CommandResult> {
  const { flags } = session
  const namespaced = flags.value('namespaced')
  const group = flags.value('api-group')
  const rows = (await session.resources())
    .filter(
      (resource) =>
        (namespaced === undefined || String(resource.namespaced) === namespaced) && (group === undefined || resource.group === group),
    )
    .sort((a, b) => a.group.localeCompare(b.group) || a.name.localeCompare(b.name))
  if (flags.value('output') === 'name')
    return { stdout: rows.map(({ name, group: own }) => `${own === '' ? name : `${name}.${own}`}\n`).join('') }
  const header = flags.has('no-headers') ? [] : [['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND']]
  return {
    stdout: alignColumns([
      ...header,
      ...rows.map(({ name, shortNames, group: own, version: own2, namespaced: scoped, kind }) => [
        name,
        shortNames.join(','),
        own === '' ? own2 : `${own}/${own2}`,
        String(scoped),
        kind,
      ]),
    ]),
  }
}

export const configFlags: OptionTable = { minify: {}, raw: {}, flatten: {}, output: { short: 'o', value: true } }

export async function config({ call, flags, words }: Session): Promise<CommandResult> {
  const [verb] = words
  const file = await readKubeconfig(call, kubeconfigPath(call, flags.value('kubeconfig')))
  switch (verb) {
    case 'view':
      return { stdout: flags.has('raw') ? file.text : withoutSecrets(file.text) }
    case 'current-context':
      if (file.currentContext === '') throw new KubectlFailure('error: current-context is not set')
      return { stdout: `${file.currentContext}\n` }
    case 'get-contexts': {
      const rows = [...file.contexts].map(([name, { cluster, user, namespace = '' }]) => [
        name === file.currentContext ? '*' : '',
        name,
        cluster,
        user,
        namespace,
      ])
      return { stdout: alignColumns([['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'], ...rows]) }
    }
    default:
      throw new KubectlFailure(`error: unknown command "${verb ?? ''}" for "kubectl config"`)
  }
}

/** The file as YAML, with what nobody should read left out. */
function withoutSecrets(text: string): string {
  const hidden: Readonly<Record<string, string>> = {
    'certificate-authority-data': 'DATA+OMITTED',
    'client-certificate-data': 'DATA+OMITTED',
    'client-key-data': 'DATA+OMITTED',
    token: 'REDACTED',
  }
  const hide = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, Object.hasOwn(hidden, name) ? hidden[name] : hide(inner)]),
    )
  }
  return toYaml(hide(parse(text)))
}

export const canIFlags: OptionTable = { quiet: { short: 'q' }, 'all-namespaces': { short: 'A' }, subresource: { value: true } }

export async function auth(session: Session): Promise<CommandResult> {
  const { flags, words } = session
  const [what, verb, type] = words
  const client = await session.client()
  if (what === 'whoami') {
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
    const { status } = await client.ask<{
      status: { userInfo: { username: string; groups?: readonly string[]; extra?: Readonly<Record<string, readonly string[]>> } }
    }>('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', { body: review })
    const { username, groups = [], extra = {} } = status.userInfo
    const extras = Object.entries(extra).map(([name, values]) => [`Extra: ${name}`, `[${values.join(' ')}]`])
    return {
      stdout: alignColumns([['ATTRIBUTE', 'VALUE'], ['Username', username], ['Groups', `[${groups.join(' ')}]`], ...extras]),
    }
  }
  if (what !== 'can-i' || verb === undefined || type === undefined)
    throw new KubectlFailure('error: you must specify two arguments: verb resource or verb resource/resourceName')
  const resource = await session.resource(type.split('/')[0] ?? '')
  const attributes = {
    verb,
    resource: resource.name,
    group: resource.group,
    ...(flags.value('subresource') !== undefined && { subresource: flags.value('subresource') }),
    ...(resource.namespaced && !flags.has('all-namespaces') && { namespace: await session.namespace() }),
    ...(type.includes('/') && { name: type.split('/')[1] }),
  }
  const { status } = await client.ask<{ status: { allowed: boolean } }>('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: attributes } },
  })
  return { stdout: flags.has('quiet') ? '' : status.allowed ? 'yes\n' : 'no\n', exitCode: status.allowed ? 0 : 1 }
}
