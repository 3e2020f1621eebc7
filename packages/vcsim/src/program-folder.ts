import { ProgramScripts } from '@vivarium/core'

const programs = () => {
  const scripts = new ProgramScripts('vcsim', 'viv vcsim path')
  return { scripts, files: { vcsim: scripts.launcher(new URL('./vcsim.js', import.meta.url)) } }
}

/** A folder of the cache with the program `vcsim`, to put into PATH: always the same for the same Vivarium and Node. */
export async function programFolder(): Promise<string> {
  const { scripts, files } = programs()
  return scripts.inCache(files)
}

/** Puts the program into a folder. Throws FOREIGN_FILE where there is one that is not ours. */
export async function layOutProgram(folder: string, options: { readonly force?: boolean } = {}): Promise<string> {
  const { scripts, files } = programs()
  return scripts.layOut(folder, files, options)
}
