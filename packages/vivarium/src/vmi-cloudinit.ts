export * from '@vivarium/vmi/cloudinit'
