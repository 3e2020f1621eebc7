/**
 * npm leaves optional packages out of the lock file that the registry at hand does not have, as mirrors often lack the binaries of
 * other platforms; `npm ci` then refuses the lock file everywhere. These two find what was left out, and put it back.
 */

/** Optional dependencies that a lock file does not have: path of its entry, name, version, and who wants it. */
export function missingOptionalPackages({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) =>
      resolvable(packages, path, name) ? [] : [{ path: `node_modules/${name}`, name, version, dev: dev === true, wantedBy: path }],
    ),
  )
}

/** Whether a package at `path` finds `name`, as Node does: in its own folder, or in one above. */
function resolvable(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

/** The lock file with entries for the missing ones: version and platform, by their names; where they are installed, npm gets the rest. */
export function completeLockfile(lockfile) {
  const added = missingOptionalPackages(lockfile).map(({ path, name, version, dev }) => [
    path,
    { version, ...platformOf(name), ...(dev ? { dev: true } : {}), optional: true },
  ])
  const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(added) })
  return { ...lockfile, packages: Object.fromEntries(packages.sort(([one], [other]) => (one < other ? -1 : 1))) }
}

/** `@scope/binding-linux-arm-musleabihf` is for os linux, cpu arm, libc musl. */
function platformOf(name) {
  const [, os, cpu, abi] = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z0-9]+))?$/.exec(name) ?? []
  if (os === undefined) throw new Error(`${name} does not tell its platform by its name: add it to package-lock.json by hand`)
  const libc = os !== 'linux' || abi === undefined ? undefined : abi.startsWith('musl') ? 'musl' : 'glibc'
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] }
}
