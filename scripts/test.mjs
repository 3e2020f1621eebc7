// npm test and npm run test:slow: set up what is missing, build, and run the tests. What follows `--` goes to vitest.
import { runInForeground } from './lib/process.mjs'
import { setUp } from './lib/setup.mjs'
import { root, tools } from './lib/workspace.mjs'

const args = process.argv.slice(2)
const slow = args.includes('--slow')
await setUp()
const vitestArgs = ['run', ...(slow ? ['--mode', 'slow'] : []), ...args.filter((arg) => arg !== '--slow')]
process.exitCode = await runInForeground(process.execPath, [tools.vitest, ...vitestArgs], { cwd: root })
