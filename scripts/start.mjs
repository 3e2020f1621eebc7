// npm start: sets up what is missing, then shows the main job: with a simulated cluster, or, asked for another driver, with real machines.
import { parseArgs } from 'node:util'
import { setUp } from './lib/setup.mjs'

const usage = `npm start -- [--driver NAME] [--keep]

  --driver NAME   what is simulated or run: sim (a cluster; the default, needs nothing), qemu (a real machine)
  --keep          leave the universe in its folder, to go on with (viv open FOLDER)`

const { values: options } = parseArgs({
  options: {
    driver: { type: 'string', default: 'sim' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (options.help) {
  console.log(usage)
} else {
  // Simulated machines need no programs of the system.
  if (!(await setUp({ systemPackages: options.driver !== 'sim' }))) process.exit(1)
  // In this process, so that Ctrl-C has one place to be caught; only now, since before the build there is nothing to import.
  const { demonstrate } = await import('./demo/demonstrate.mjs')
  await demonstrate(options)
}
