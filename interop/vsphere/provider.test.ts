import { describeProvider } from './provider.js'

await describeProvider(false)
