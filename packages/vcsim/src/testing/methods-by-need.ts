import { readFileSync } from 'node:fs'
import { findManagedObjectType } from '@vivarium/vim'
import { kindsOf } from '../behaviour/kinds.js'
import { ApiError } from '../rest/api-error.js'
import { dataTarget } from '../rest/library/data.js'
import { operationRoutes } from '../rest/operations.js'
import { Router } from '../rest/router.js'
import { sessionPaths } from '../rest/sessions.js'
import { adminObjects } from '../sso/admin/services.js'
import { lookupObjects } from '../sso/lookup-service.js'
import { StsEndpoint } from '../sso/sts-endpoint.js'
import { NfcEndpoint } from '../transfer/nfc-endpoint.js'

/** Something that a client can ask a vCenter for, and how many need it. */
interface Need {
  readonly protocol: 'SOAP' | 'HTTP'
  /** 1 (everybody) to 7 (the reference has it, and nobody was seen to use it). */
  readonly tier: number
  readonly name: string
  readonly isThere: boolean
}

const whose: Readonly<Record<number, string>> = {
  1: 'every client',
  2: "Cluster API's provider besides",
  3: "pyVmomi's usual flows and govc",
  4: 'common work with govc',
  5: 'rarer work',
  6: 'pyVmomi only',
  7: 'in the reference, used by none that was seen',
}

/** The services that vim's registry does not have. */
const ssoMethods = new Set([
  ...[...adminObjects, ...lookupObjects].flatMap(({ reference, methods }) =>
    Object.keys(methods).map((name) => `${reference.type}.${name}`),
  ),
  ...(StsEndpoint.isFor('/sts/STSService') ? ['-.RequestSecurityToken'] : []),
])

function hasMethod(object: string, method: string): boolean {
  const type = findManagedObjectType(object)
  if (type === undefined) return ssoMethods.has(`${object}.${method}`)
  return type.methods.has(method) && kindsOf(type).some(({ methods }) => Object.hasOwn(methods, method))
}

const router = new Router(operationRoutes())

async function answers(vcenter: URL, verb: string, target: string): Promise<boolean> {
  // The list has what it took for an id in the place of this service's name.
  const { pathname, searchParams, href } = new URL(target.replace('/rest/vcenter/{moid}', '/rest/vcenter/vm-template'), vcenter)
  const path = decodeURIComponent(pathname)
  const isOperation = /^\/(?:api|rest)\//.test(path)
  // Only who has a ticket gets more than 404 from there.
  if (!isOperation) return NfcEndpoint.isFor(path) || (await fetch(href, { method: verb })).status !== 404
  if (sessionPaths.includes(path) || dataTarget(path) !== undefined) return true
  try {
    return 'route' in router.match(verb, path, searchParams.get('~action') ?? searchParams.get('action') ?? undefined)
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

/** What clients need, from `test-data/methods-by-need.tsv`, and whether it is there: in the code, and at `vcenter`, which is plain HTTP. */
export async function methodsByNeed(vcenter: URL): Promise<readonly Need[]> {
  const text = readFileSync(new URL('../../test-data/methods-by-need.tsv', import.meta.url), 'utf8')
  const [, ...lines] = text.trimEnd().split('\n')
  return Promise.all(
    lines.map(async (line): Promise<Need> => {
      const [kind, object = '', method = '', , , tier] = line.split('\t')
      return kind === 'soap'
        ? {
            protocol: 'SOAP',
            tier: Number(tier),
            name: `${object}.${method}`,
            isThere: object.split('/').some((each) => hasMethod(each, method)),
          }
        : { protocol: 'HTTP', tier: Number(tier), name: `${object} ${method}`, isThere: await answers(vcenter, object, method) }
    }),
  )
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[], fill: string) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head, ' '), line([], '-'), ...body.map((row) => line(row, ' '))]
}

/** METHODS.md. */
export function describeNeeds(needs: readonly Need[]): string {
  const tiers = [...new Set(needs.map(({ tier }) => tier))].sort()
  const count = (protocol: Need['protocol'], tier?: number) => {
    const all = needs.filter((need) => (tier === undefined || need.tier === tier) && need.protocol === protocol)
    return `${all.filter(({ isThere }) => isThere).length} of ${all.length}`
  }
  const missing = tiers.flatMap((tier) => {
    const names = needs.filter((need) => need.tier === tier && !need.isThere).map(({ name }) => `- \`${name}\``)
    return ['', `## Missing of tier ${tier}`, '', ...(names.length === 0 ? ['None.'] : names)]
  })
  return `${[
    '# Methods by need',
    '',
    'Made from the code by `src/methods.test.ts`, which fails when this is no longer true; with `vitest -u` it writes anew. What is not there answers',
    'NotSupported or MethodNotFound by SOAP, and 404 by HTTP. The list is of requests that were seen or that the reference answers: a few of them (`enoent`,',
    '`action=invalid`) ask for what no vCenter has.',
    '',
    ...table([
      ['tier', 'who needs it', 'SOAP methods there', 'HTTP requests there'],
      ...tiers.map((tier) => [String(tier), whose[tier] ?? '', count('SOAP', tier), count('HTTP', tier)]),
      ['all', '', count('SOAP'), count('HTTP')],
    ]),
    ...missing,
  ].join('\n')}\n`
}
