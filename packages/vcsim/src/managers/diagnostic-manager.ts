import type { DiagnosticManagerLogDescriptor } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { fault, notSupported } from '../faults.js'
import type { Model } from '../model/model.js'

export const diagnosticManagerId = 'DiagMgr'

export function addDiagnosticManager(model: Model): void {
  model.add('DiagnosticManager', diagnosticManagerId, {})
}

/** The one log that the simulator has: what has happened. */
const log: DiagnosticManagerLogDescriptor = {
  key: 'vpxd:vpxd.log',
  fileName: 'vpxd.log',
  creator: 'vpxd',
  format: 'plain',
  mimeType: 'text/plain',
  info: { label: 'vCenter server log in plain format', summary: 'vCenter server log' },
}

/** How many lines one answer has at most (API reference, DiagnosticManager.browse). */
const mostLines = 1000

function linesOf({ events }: World): string[] {
  return [...events.history].map(({ event }) => {
    const { createdTime, key, chainId, userName, fullFormattedMessage = '', _typeName } = event
    return `${createdTime} info vpxd[${key}] [Originator@6876 sub=${_typeName} opID=${chainId}] ${userName === '' ? '' : `[${userName}] `}${fullFormattedMessage}`
  })
}

export const diagnosticManager = {
  methods: {
    // Hosts keep none.
    QueryDescriptions: (_call, { host }) => (host === undefined ? [log] : []),

    BrowseDiagnosticLog({ world }, { host, key, start = 1, lines = mostLines }) {
      if (host !== undefined) throw notSupported()
      if (key !== log.key) throw fault('CannotAccessFile', { file: key }, `Unable to access file ${key}`)
      const all = linesOf(world)
      // Who begins behind the end is told where that is.
      const first = Math.max(1, Math.min(start, all.length + 1))
      const lineText = all.slice(first - 1, first - 1 + Math.min(lines, mostLines))
      return { lineStart: first, lineEnd: first + lineText.length - 1, lineText }
    },
  },
} satisfies Kind
