import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { errors } from '@vivarium/core'
import type { ContainerRuntime } from '@vivarium/simcluster'

/** Programs of the computer that the tests run on, in a folder that stands for the container's `/data`. */
export function hostPrograms(folder: string): ContainerRuntime {
  return {
    open: ({ env, mounts }) => ({
      async exec({ command, stdin, stdout, stderr, signal, onResize, tty }) {
        const [program = '', ...args] = command.map((text) => text.replaceAll('/data', folder))
        if (program === 'env') {
          stdout.write(
            Object.entries(env)
              .map(([name, value]) => `${name}=${value}\n`)
              .join(''),
          )
          return { exitCode: 0 }
        }
        if (program === 'mounts') {
          for (const { path, files } of mounts())
            for (const [name, { content, mode }] of files ?? [])
              stdout.write(`${path}/${name} ${mode.toString(8)} ${Buffer.from(content)}\n`)
          return { exitCode: 0 }
        }
        if (program === 'terminal') {
          if (!tty) return { exitCode: 9 }
          onResize?.((columns, rows) => stdout.write(`size ${columns}x${rows}\r\n`))
          for await (const chunk of stdin ?? []) {
            stdout.write(`got ${JSON.stringify(String(chunk))}\r\n`)
            if (String(chunk).includes('q')) return { exitCode: 4 }
          }
          return { exitCode: 0 }
        }
        if (program !== 'sh' && program !== 'tar' && program !== 'cat')
          throw errors.notFound('program', program, ['sh', 'tar', 'cat', 'env'])
        // Archives name files as the container does.
        if (args[0] === 'cf') args.push(`--transform=s,^/*${folder.slice(1)},data,`)
        const child = spawn(program, args, { cwd: folder, signal, stdio: 'pipe' })
        child.on('error', () => {})
        child.stdin.on('error', () => {})
        if (stdin) void pipeline(stdin, child.stdin).catch(() => {})
        else child.stdin.end()
        await Promise.all([
          pipeline(child.stdout, stdout, { end: false }),
          pipeline(child.stderr, stderr, { end: false }),
          once(child, 'close'),
        ])
        return { exitCode: child.exitCode ?? 137 }
      },
      close() {},
    }),
  }
}
