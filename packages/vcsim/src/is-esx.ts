import type { ServiceContent } from '@vivarium/vim/types'

/** Whether a server is an ESX host by itself, and no vCenter. */
export const isEsx = ({ about: { apiType } }: Pick<ServiceContent, 'about'>): boolean => apiType === 'HostAgent'
