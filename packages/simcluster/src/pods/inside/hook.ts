import type { Duplex } from 'node:stream'
import { isVivariumError, messageOf } from '@vivarium/core'
import type { Container, HttpGetAction, LifecycleHandler } from '../../kubelet/pod.js'
import { getUrl, httpGet, outputOf, portOf } from './actions.js'
import type { LiveContainer } from './live-container.js'

export interface HookWorld {
  readonly container: Container
  readonly live: LiveContainer
  podIp(): string
  /** `web_default(uid)` */
  readonly podText: string
  /** Absent host: the pod itself; undefined: nothing listens there. */
  dial(host: string | undefined, port: number): Promise<Duplex | undefined>
  /** A Warning about its pod. */
  warn(reason: string, message: string): void
}

/** Of a shell: there is no such program. */
const notFoundExitCode = 127

/**
 * Runs what a hook says, and gives why it failed, in kubelet's words (lifecycle/handlers.go). A program that only the real image has is taken for one
 * that did its work.
 */
export async function runHook(action: LifecycleHandler, world: HookWorld): Promise<string | undefined> {
  const { container, podText, live } = world
  const about = `for Container "${container.name}" in Pod "${podText}" failed - error: `
  const { exec, httpGet: get } = action
  if (exec) {
    const { command = [] } = exec
    const failed = (error: string, text: string) =>
      `Exec lifecycle hook ([${command.join(' ')}]) ${about}${error}, message: ${JSON.stringify(text)}`
    try {
      const { exitCode, text } = (await outputOf(command, (process) => live.exec(process), live.ended)) ?? { exitCode: 0, text: '' }
      if (exitCode === 0 || exitCode === notFoundExitCode) return undefined
      return failed(`command '${command.join(' ')}' exited with ${exitCode}: ${text}`, text)
    } catch (error) {
      return isVivariumError(error, 'NOT_FOUND') ? undefined : failed(messageOf(error), '')
    }
  }
  if (!get) return `Cannot run handler: invalid handler: ${JSON.stringify(action)}`
  const url = getUrl(get, container, world.podIp())
  try {
    await request(get, url, world)
    return undefined
  } catch (error) {
    return `HTTP lifecycle hook (${get.path ?? '/'}) ${about}Get "${url}": ${messageOf(error)}`
  }
}

/** Whatever the status is, it was answered. */
async function request(get: HttpGetAction, url: string, { container, live, dial, warn }: HookWorld): Promise<void> {
  const socket = await dial(get.host || undefined, portOf(get.port, container))
  await httpGet({ get, url, socket, agent: 'lifecycle', signal: live.ended })
  // Nothing speaks TLS in simulated pods.
  if (get.scheme !== 'HTTPS') return
  warn('LifecycleHTTPFallback', `request to HTTPS lifecycle hook ${new URL(url).host} got HTTP response, retry with HTTP succeeded`)
}
