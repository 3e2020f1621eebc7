export * from '@vivarium/controller'
export { InProcessClient, startControllersWith } from '@vivarium/simcluster'
