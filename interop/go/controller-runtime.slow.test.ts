import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { describe, expect, test } from 'vitest'
import { CachedFolder } from '../testing/content-cache.js'
import { withOurPrograms } from './envtest-environment.js'
import { compileTests, goModule, goToolchain } from './go-tests.js'

const minutes = 60_000
const toolchain = await goToolchain()
if (toolchain === undefined) console.warn("controller-runtime's own tests are skipped: go is not installed")

/** Its packages whose tests start an API server; with so many specs at least, so that an empty run does not count. */
const suites: readonly { readonly name: string; readonly specs: number; readonly skip?: string }[] = [
  { name: 'pkg/client', specs: 270 },
  { name: 'pkg/controller/controllerutil', specs: 60 },
  { name: 'pkg/cache', specs: 270 },
  // Admission webhooks are not called yet.
  { name: 'pkg/envtest', specs: 25, skip: 'Test Webhook' },
  { name: 'pkg/manager', specs: 100 },
]

/** The parts of Ginkgo's JSON report that are looked at. */
interface GinkgoReport {
  readonly SpecReports: readonly {
    readonly LeafNodeType: string
    readonly LeafNodeText: string
    readonly ContainerHierarchyTexts: readonly string[] | null
    readonly State: string
    readonly Failure?: { readonly Message: string }
  }[]
}

describe.skipIf(toolchain === undefined && !process.env.CI)("controller-runtime's own tests, with our programs", () => {
  test.for(suites.map((suite) => [suite.name, suite] as const))('%s', { timeout: 30 * minutes }, async ([name, { specs, skip }]) => {
    const list = await run('go', ['list', '-m', '-json', 'sigs.k8s.io/controller-runtime'], { cwd: goModule })
    const module = JSON.parse(list.stdout) as { readonly Version: string }
    const download = await run('go', ['mod', 'download', '-json', `sigs.k8s.io/controller-runtime@${module.Version}`], { cwd: goModule })
    const { Dir: source } = JSON.parse(download.stdout) as { readonly Dir: string }
    const cached = new CachedFolder('go-controller-runtime', [toolchain ?? '', module.Version, name])
    const built = await cached.make((path) => compileTests(source, `./${name}`, join(path, 'tests')))

    const folder = await mkdtemp(join(tmpdir(), 'vivarium-ginkgo-'))
    try {
      const report = join(folder, 'report.json')
      await withOurPrograms((env) =>
        run(join(built, 'tests'), [`-ginkgo.json-report=${report}`, ...(skip === undefined ? [] : [`-ginkgo.skip=${skip}`])], {
          cwd: join(source, name),
          env,
          okExitCodes: [0, 1],
          timeoutMs: 10 * minutes,
        }),
      )
      const reports = (JSON.parse(await readFile(report, 'utf8')) as GinkgoReport[]).flatMap(({ SpecReports }) => SpecReports)
      const failed = reports.filter(({ Failure }) => Failure !== undefined)
      expect(
        failed.map(({ ContainerHierarchyTexts, LeafNodeText, Failure }) =>
          [...(ContainerHierarchyTexts ?? []), LeafNodeText, Failure?.Message].join(' › '),
        ),
      ).toEqual([])
      expect(reports.filter(({ LeafNodeType, State }) => LeafNodeType === 'It' && State === 'passed').length).toBeGreaterThanOrEqual(specs)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
