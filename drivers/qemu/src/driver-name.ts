/** The name under which the driver is registered, its settings are kept and image lists name it. */
export const driverName = 'qemu'
