/** As it is registered, and as a universe names it. */
export const driverName = 'sim'
