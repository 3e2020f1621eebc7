import { text } from './arguments.js'
import { defineFunction } from './option.js'

let architecture = ''

/** Sets the architecture that the factories of this process make VMIs for: `amd64`, `arm64` or `s390x`; empty again for amd64. */
export const registerArchitecture = defineFunction('registerArchitecture', [text('arch')], (arch: string): void => {
  architecture = arch
})

export const isArm64 = () => architecture === 'arm64'
export const isS390x = () => architecture === 's390x'
