import type { FileTree } from '@vivarium/guest'
import type { NodeInfo } from '@vivarium/simcluster'
import { containerdVersion, containerImagesFile } from '../images/kubernetes.js'
import { textOf } from './text-file.js'

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

/** Names of the images that its container runtime has. */
export function containerImages(files: FileTree): readonly string[] {
  return textOf(files, containerImagesFile)
    .split('\n')
    .filter((line) => line !== '')
}
