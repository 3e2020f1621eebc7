// npm start: sets up what is missing, then shows the main job with real machines. What follows `--` goes to the demonstration.
import { setUp } from './lib/setup.mjs'

if (!(await setUp())) process.exit(1)
// In this process, so that Ctrl-C has one place to be caught; only now, since before the build there is nothing to import.
const { demonstrate } = await import('./demo.mjs')
await demonstrate(process.argv.slice(2))
