// What the real kubeadm says of each configuration in cases.json: `node packages/guest/test-data/kubeadm/record.mjs` (needs Go, README.md).
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { goProgram, versions } from '../../../../scripts/lib/go-programs.mjs'

const file = new URL('cases.json', import.meta.url)
const folder = await mkdtemp(join(tmpdir(), 'kubeadm-cases-'))
const config = join(folder, 'config.yaml')

const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))

/** Times, random tokens and this machine's own names are not the same twice, and kubeadm's own file names and lines are not ours. */
function tidy(text) {
  let tidied = text
    .replaceAll(config, 'FILE')
    .replace(/^W\d{4} \S+\s+\d+ \S+\] /gm, 'W ')
    .replace(/token: (?!\w{6}\.0123456789abcdef)[a-z0-9]{6}\.[a-z0-9]{16}/g, 'token: RANDOM')
    .replace(`name: ${hostname().toLowerCase()}\n`, 'name: HOST\n')
  for (const address of addresses) tidied = tidied.replace(`advertiseAddress: ${address}\n`, 'advertiseAddress: ADDRESS\n')
  return tidied
}

try {
  const kubeadm = await goProgram('kubeadm')
  const cases = JSON.parse(await readFile(file, 'utf8'))
  const ask = async (...args) => {
    const { exitCode, stdout, stderr } = await run(kubeadm, args, { timeoutMs: 60_000, okExitCodes: [0, 1, 2, 3] })
    return { exitCode, stdout: tidy(stdout), stderr: tidy(stderr) }
  }
  for (const one of cases) {
    await writeFile(config, one.config)
    one.validate = await ask('config', 'validate', '--config', config)
    one.migrate = await ask('config', 'migrate', '--old-config', config)
  }
  await writeFile(file, `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
  console.log(`${cases.length} configurations, kubeadm v${versions.kubernetes}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
