import { runSimulator } from './run.js'

/** This process as the program vcsim, until it is told to end. */
export async function runProcess(argv: readonly string[] = process.argv.slice(2)): Promise<never> {
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => ended.abort())
  const code = await runSimulator(argv, {
    stdin: process.stdin,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    env: process.env,
    pid: process.pid,
    signal: ended.signal,
  })
  process.exit(code)
}
