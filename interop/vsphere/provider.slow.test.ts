import { describeProvider } from './provider.js'

await describeProvider(true)
