export * from '@vivarium/vm'
