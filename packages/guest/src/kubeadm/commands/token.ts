import { publicKeyHash } from '@vivarium/core'
import { createTokens, deleteToken, type ListedToken, listTokens } from '../bootstrap-tokens.js'
import { ClusterAccess, kubeconfigPath } from '../cluster-access.js'
import type { Command } from '../command-tree.js'
import { bootstrapToken, requireToken } from '../config/decode.js'
import { defaultToken } from '../config/defaults.js'
import { splitDocuments } from '../config/documents.js'
import { FieldErrors } from '../config/field-errors.js'
import { readDocument } from '../config/load.js'
import type { BootstrapToken } from '../config/types.js'
import { validateBootstrapToken } from '../config/validation.js'
import { toYaml } from '../config/yaml-text.js'
import type { Arguments } from '../flags.js'
import { joinCommand, onOneLine } from '../join-command.js'
import { KubeadmFailure } from '../kubeadm-failure.js'
import { newToken, type Session } from '../session.js'
import { columns, shortDuration } from '../table.js'
import { readConfig } from './init.js'

const access = (session: Session, args: Arguments) => new ClusterAccess(session, kubeconfigPath(session, args.text('kubeconfig')))

const create: Command = {
  name: 'create',
  takes: '[token]',
  short: 'Create bootstrap tokens on the server',
  flags: {
    'certificate-key': { kind: 'string' },
    config: { kind: 'string' },
    description: { kind: 'string' },
    groups: { kind: 'strings' },
    'print-join-command': { kind: 'bool' },
    ttl: { kind: 'duration' },
    usages: { kind: 'strings' },
  },
  maximum: 1,
  async run(session, args) {
    const [given] = args.positionals
    if (given !== undefined) requireToken(given)
    const cluster = access(session, args)
    const plane = await cluster.plane()
    const tokens = await tokensOf(session, args)
    const key = args.text('certificate-key')
    if (key && !args.isTrue('print-join-command')) throw new KubeadmFailure('cannot use --certificate-key without --print-join-command')
    if (!args.isTrue('dry-run')) await createTokens(plane, tokens, session.call.guest.now())
    const token = tokens[0]?.token ?? ''
    if (!args.isTrue('print-join-command')) {
      session.print(token)
      return
    }
    const command = joinCommand({
      endpoint: await cluster.endpoint(),
      token,
      hash: publicKeyHash(plane.certificateAuthority),
      controlPlane: key !== undefined,
      certificateKey: key,
    })
    session.print(onOneLine(command))
  },
}

async function tokensOf(session: Session, args: Arguments): Promise<BootstrapToken[]> {
  const file = args.text('config')
  const [given] = args.positionals
  let loose: Record<string, unknown>[]
  if (file === undefined) {
    loose = [
      {
        token: given,
        ttl: args.text('ttl'),
        description: args.text('description'),
        usages: args.list('usages'),
        groups: args.has('groups')
          ? args.list('groups')
          : args.list('usages').length > 0 && !args.list('usages').includes('authentication')
            ? []
            : undefined,
      },
    ]
  } else {
    const document = splitDocuments(await readConfig(session, file)).find(({ kind }) => kind === 'InitConfiguration')
    const value = document ? readDocument(document, { strict: false, allowDeprecated: false }, session.world) : {}
    loose = (value.bootstrapTokens as Record<string, unknown>[] | undefined) ?? [{}]
  }
  const errors = new FieldErrors()
  const tokens = loose.map((one, index) => {
    const token = defaultToken(one)
    if (token.token === '') token.token = newToken()
    // An empty list of groups that was asked for stays empty.
    if (Array.isArray(one.groups) && one.groups.length === 0) token.groups = []
    validateBootstrapToken(token, `bootstrapTokens.${index}`, errors)
    return token
  })
  const fault = errors.aggregate()
  if (fault !== undefined) throw new KubeadmFailure(fault)
  return tokens
}

const list: Command = {
  name: 'list',
  short: 'List bootstrap tokens on the server',
  flags: { output: { kind: 'string', short: 'o' } },
  async run(session, args) {
    const tokens = await listTokens(await access(session, args).plane())
    const format = args.text('output') ?? 'text'
    if (format === 'json') for (const token of tokens) session.print(JSON.stringify(asObject(token), undefined, 4))
    else if (format === 'yaml')
      session.print(
        tokens
          .map((token) => toYaml(asObject(token)))
          .join('---\n')
          .trimEnd(),
      )
    else if (format === 'text') printTable(session, tokens)
    else
      throw new KubeadmFailure(
        `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: json,text,yaml`,
      )
  },
}

const asObject = ({ token, description, expires, usages, groups }: ListedToken) => ({
  kind: 'BootstrapToken',
  apiVersion: 'output.kubeadm.k8s.io/v1alpha3',
  token,
  ...(description && { description }),
  ...(expires && { expires }),
  ...(usages.length > 0 && { usages }),
  ...(groups.length > 0 && { groups }),
})

function printTable(session: Session, tokens: readonly ListedToken[]): void {
  if (tokens.length === 0) return
  const now = session.call.guest.now().getTime()
  const rows = tokens.map(({ token, description, expires, usages, groups }) => [
    token,
    (expires ? shortDuration(Date.parse(expires) - now) : '<forever>').padEnd(9),
    expires ?? '<never>',
    (usages.join(',') || '<none>').padEnd(22),
    (description || '<none>').padEnd(56),
    groups.join(',') || '<none>',
  ])
  session.print(columns([['TOKEN', 'TTL', 'EXPIRES', 'USAGES', 'DESCRIPTION', 'EXTRA GROUPS'], ...rows]).trimEnd())
}

const remove: Command = {
  name: 'delete',
  takes: '[token-value] ...',
  short: 'Delete bootstrap tokens on the server',
  maximum: Number.POSITIVE_INFINITY,
  async run(session, args) {
    if (args.positionals.length === 0) {
      throw new KubeadmFailure(
        'missing argument; \'token delete\' is missing token of form "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z" or "\\\\A([a-z0-9]{6})\\\\z"',
      )
    }
    const plane = await access(session, args).plane()
    for (const given of args.positionals) {
      if (!/^[a-z0-9]{6}$/.test(given) && !bootstrapToken.test(given)) {
        throw new KubeadmFailure(
          'given token didn\'t match pattern "\\\\A([a-z0-9]{6})\\\\.([a-z0-9]{16})\\\\z" or "\\\\A([a-z0-9]{6})\\\\z"',
        )
      }
      const id = given.slice(0, 6)
      if (!(await deleteToken(plane, id))) {
        throw new KubeadmFailure(`failed to delete bootstrap token ${JSON.stringify(id)}: secrets "bootstrap-token-${id}" not found`)
      }
      session.print(`bootstrap token ${JSON.stringify(id)} deleted`)
    }
  },
}

export const tokenCommand: Command = {
  name: 'token',
  short: 'Manage bootstrap tokens',
  flags: { 'dry-run': { kind: 'bool' }, kubeconfig: { kind: 'string' } },
  commands: [
    create,
    remove,
    {
      name: 'generate',
      short: 'Generate and print a bootstrap token, but do not create it on the server',
      run: async (session) => session.print(newToken()),
    },
    list,
  ],
}
