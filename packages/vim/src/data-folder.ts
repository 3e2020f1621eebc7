/** Where the data lies: beside the folder of this file, also when all of the code is one file. */
export const dataFolder = new URL('../data/vsphere/', import.meta.url)
