export * from '@vivarium/vmi/replicaset'
