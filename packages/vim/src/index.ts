export * from './values.js'
export * from './registry/types.js'
