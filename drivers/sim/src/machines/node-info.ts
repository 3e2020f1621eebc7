import type { FileTree } from '@vivarium/guest'
import type { NodeInfo } from '@vivarium/simcluster'
import { containerdVersion } from '../images/kubernetes.js'

/** What a kubelet finds out about its machine. */
export function nodeInfo(files: FileTree, kernelVersion: string, bootID: string): NodeInfo {
  const [, osImage] = /^PRETTY_NAME="?([^"\n]*)/m.exec(textOf(files, '/etc/os-release')) ?? []
  const machineID = textOf(files, '/etc/machine-id').trim()
  return {
    bootID,
    kernelVersion,
    // Debian's version without what Debian says of its package.
    containerRuntimeVersion: `containerd://${containerdVersion.replace(/[~+-].*/, '')}`,
    ...(machineID !== '' && { machineID }),
    ...(osImage !== undefined && { osImage }),
  }
}

function textOf(files: FileTree, path: string): string {
  const { node } = files.locate(path, 'open')
  return node?.kind === 'file' ? Buffer.from(node.content).toString() : ''
}
