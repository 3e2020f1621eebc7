/** The network that every machine of a universe is on. */
export const lanName = 'lan'
