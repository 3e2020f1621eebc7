import type { ProgressEvent, TerminalOutput } from '@vivarium/core'
import { lastingLine, liveLine } from './lines.js'
import { StepTree } from './step-tree.js'

/** Shows what an operation does, on stderr. `end` leaves the terminal as it was; it may be called again. */
export interface ProgressDisplay {
  readonly onProgress: (event: ProgressEvent) => void
  end(): void
}

const refreshMs = 100
const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'

/** On a terminal lines that move, in a log lines that stay, and nothing when it shall be quiet. */
export function showProgress(
  stderr: TerminalOutput,
  options: { readonly quiet: boolean; readonly env: Readonly<Record<string, string | undefined>> },
): ProgressDisplay {
  if (options.quiet) return { onProgress: () => {}, end: () => {} }
  const moves = stderr.isTTY === true && options.env.TERM !== 'dumb' && !options.env.CI
  return moves ? liveDisplay(stderr) : plainDisplay(stderr)
}

function plainDisplay(stderr: TerminalOutput): ProgressDisplay {
  return {
    onProgress: (event) => {
      const line = lastingLine(event, { withStart: true })
      if (line !== undefined) stderr.write(`${line}\n`)
    },
    end: () => {},
  }
}

function liveDisplay(stderr: TerminalOutput): ProgressDisplay {
  const steps = new StepTree()
  let drawn = 0
  let timer: NodeJS.Timeout | undefined

  const erase = () => (drawn === 0 ? '' : `\u001b[${drawn}A\r\u001b[J`)
  const draw = (lasting = '') => {
    // A terminal that does not know its size says 0.
    const [width, height] = [stderr.columns || 80, stderr.rows || 24]
    const now = performance.now()
    const lines = steps
      .leaves()
      .slice(0, height - 2)
      .map((step) => `${liveLine(step, now, width)}\n`)
    stderr.write(`${erase()}${lasting}${lines.join('')}`)
    drawn = lines.length
  }
  const onExit = () => stderr.write(showCursor)
  const end = () => {
    if (timer === undefined) return
    clearInterval(timer)
    timer = undefined
    stderr.write(`${erase()}${showCursor}`)
    drawn = 0
    process.off('exit', onExit)
  }
  const begin = () => {
    timer = setInterval(draw, refreshMs)
    timer.unref()
    stderr.write(hideCursor)
    // A second Ctrl-C ends the process at once.
    process.once('exit', onExit)
  }
  return {
    onProgress: (event) => {
      if (timer === undefined) begin()
      steps.apply(event, performance.now())
      const lasting = lastingLine(event, { withStart: false })
      if (lasting !== undefined) draw(`${event.state === 'done' ? '✓' : '✗'} ${lasting}\n`)
      // How far a step is comes more often than anybody can read: that waits for the timer.
      else if (event.state !== 'running') draw()
    },
    end,
  }
}
