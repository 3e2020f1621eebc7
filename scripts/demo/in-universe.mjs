/** Closes the universe whatever `body` does; a save has closed it already. */
export async function inUniverse(opening, body) {
  const universe = await opening
  try {
    await body(universe)
  } finally {
    await universe.close()
  }
}
