export const driverName = 'sim'
