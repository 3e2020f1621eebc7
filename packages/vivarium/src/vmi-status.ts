export * from '@vivarium/vmi/status'
