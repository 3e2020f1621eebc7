export * from '@vivarium/vmi'
