import { describeGoClients } from './clients.js'

await describeGoClients(true)
