// npm run bundle: makes dist/ from src/ and the built rooms: ES modules and their types, with the rooms inside and npm's packages
// outside. Does nothing when dist/ is newer than all that it is made of.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'
import ts from 'typescript'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')
const root = join(folder, '..', '..')
const dist = join(folder, 'dist')
/** Made here and moved when it is whole: who runs what is in dist/ meanwhile, or bundles too, must not find half of it. */
const making = join(folder, `dist.making-${process.pid}`)
const { exports, dependencies, devDependencies, peerDependencies } = readJson(join(folder, 'package.json'))

/**
 * Packages of npm that go into the bundle, with their licences: those of which every `viv`, keeper or kube-apiserver would load many files.
 */
const bundledPackages = ['re2js', 'yaml', 'zod']
/** `./dist/vm.js` in package.json is made from `src/vm.ts`. */
const modules = Object.values(exports).flatMap((target) => /^\.\/dist\/(.+)\.js$/.exec(target.default)?.[1] ?? [])
/** Processes by themselves: `viv`, the keepers that it and the library start, and what envtest starts. Each is a file of a room. */
const programs = {
  bin: '@vivarium/cli',
  keeper: '@vivarium/cli',
  'kube-apiserver': '@vivarium/envtest',
  etcd: '@vivarium/envtest',
  vcsim: '@vivarium/vcsim',
}
const names = [...modules, ...Object.keys(programs)]
/** What rooms read at run time, put beside the bundle: in a room, as here, it lies beside the folder of the code. */
const roomsWithData = ['@vivarium/apiserver', '@vivarium/vim']

// First, since the bundle is checked against it.
mirrorData()
if (!isUpToDate()) {
  process.on('exit', () => rmSync(making, { recursive: true, force: true }))
  const libraries = Object.fromEntries(modules.map((name) => [name, `src/${name}.ts`]))
  const common = {
    cwd: folder,
    config: false,
    outDir: making,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    fixedExtension: false,
    clean: false,
    logLevel: 'warn',
    checks: { pluginTimings: false },
  }
  await build({
    ...common,
    entry: {
      ...libraries,
      ...Object.fromEntries(Object.entries(programs).map(([name, room]) => [name, join(roomOf(room), `${name}.js`)])),
    },
    sourcemap: true,
    // Node reads all of it whenever a command runs. Functions keep their names, for whoever reads a stack.
    minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    dts: false,
    deps: { alwaysBundle: [/^@vivarium\//, ...bundledPackages.map((name) => new RegExp(`^${name}(?:/|$)`))], onlyBundle: bundledPackages },
  })
  // Apart from the code, since the types of a package that is in the bundle are no business of its users: none of ours shows them.
  await build({
    ...common,
    entry: libraries,
    dts: { sourcemap: false, emitDtsOnly: true },
    deps: { alwaysBundle: [/^@vivarium\//], onlyBundle: [], neverBundle: bundledPackages },
  })
  removeUnusedTypeImports()
  checkImports()
  checkFiles()
  for (const name of bundledPackages) copyFileSync(join(root, 'node_modules', name, 'LICENSE'), join(making, `LICENSE-${name}`))
  putInPlace()
}
for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(root, file), join(folder, file))

function putInPlace() {
  const old = join(folder, `dist.old-${process.pid}`)
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(making, dist)
  rmSync(old, { recursive: true, force: true })
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Folders of the rooms' data, which have different names. */
function mirrorData() {
  const data = join(folder, 'data')
  const sources = roomsWithData.map((room) => join(roomOf(room), '..', 'data'))
  const names = new Map(sources.flatMap((source) => readdirSync(source).map((name) => [name, join(source, name)])))
  mkdirSync(data, { recursive: true })
  for (const name of readdirSync(data)) if (!names.has(name)) rmSync(join(data, name), { recursive: true })
  for (const [name, source] of names) mirror(source, join(data, name))
}

/** Makes a folder like another one. A file that is there is replaced as a whole, and only if it differs: somebody may be reading it. */
function mirror(from, to) {
  mkdirSync(to, { recursive: true })
  const names = new Set(readdirSync(from))
  for (const name of readdirSync(to)) if (!names.has(name)) rmSync(join(to, name), { recursive: true })
  for (const name of names) {
    const [source, target] = [join(from, name), join(to, name)]
    if (statSync(source).isDirectory()) mirror(source, target)
    else if (!existsSync(target) || !readFileSync(source).equals(readFileSync(target))) {
      const temporary = `${target}.${process.pid}`
      copyFileSync(source, temporary)
      renameSync(temporary, target)
    }
  }
}

/** A room's built files. */
function roomOf(name) {
  return join(root, 'node_modules', name, 'dist')
}

function filesIn(path) {
  return existsSync(path) ? readdirSync(path, { recursive: true }).map((file) => join(path, file)) : []
}

function isUpToDate() {
  const made = [...names.map((name) => join(dist, `${name}.js`)), ...modules.map((name) => join(dist, `${name}.d.ts`))]
  if (!made.every(existsSync)) return false
  const oldest = Math.min(...made.map((path) => statSync(path).mtimeMs))
  const rooms = Object.keys(devDependencies).flatMap((name) => filesIn(roomOf(name)))
  const own = [...filesIn(join(folder, 'src')), fileURLToPath(import.meta.url), join(folder, 'package.json')]
  return [...rooms, ...own].every((path) => statSync(path).mtimeMs < oldest)
}

/** The bundler leaves imports in the types whose users it has left out; each would ask for types that nobody else needs. */
function removeUnusedTypeImports() {
  for (const path of filesIn(making).filter((file) => file.endsWith('.d.ts'))) {
    const text = readFileSync(path, 'utf8')
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const imports = file.statements.filter(ts.isImportDeclaration)
    const used = new Set()
    const visit = (node) => {
      if (ts.isIdentifier(node)) used.add(node.text)
      if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit)
    }
    visit(file)
    const namesOf = ({ importClause }) => {
      const bindings = importClause?.namedBindings
      const named = bindings && (ts.isNamedImports(bindings) ? bindings.elements : [bindings])
      return [...(importClause?.name ? [importClause] : []), ...(named ?? [])].map(({ name }) => name.text)
    }
    const unused = imports.filter((declaration) => !namesOf(declaration).some((name) => used.has(name)))
    const kept = unused.reduceRight((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end), text)
    if (kept !== text) writeFileSync(path, kept.trimStart())
  }
}

/** What the bundle imports must be what package.json says that it depends on, no less and no more. */
function checkImports() {
  const imported = new Set()
  for (const path of filesIn(making).filter((file) => /\.(?:js|d\.ts)$/.test(file))) {
    const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true)
    for (const { fileName } of importedFiles) {
      const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(fileName)
      // The scan is a rough one: it finds texts after words such as import, which packages' names tell from those.
      if (!fileName.startsWith('.') && !isBuiltin(fileName) && /^[a-z0-9@/._-]+$/.test(name)) imported.add(name)
    }
  }
  const expected = Object.keys(dependencies)
  const undeclared = [...imported].filter((name) => !expected.includes(name) && !(name in peerDependencies))
  const unused = expected.filter((name) => !imported.has(name))
  if (undeclared.length > 0) throw new Error(`the bundle imports what package.json does not name: ${undeclared.join(', ')}`)
  if (unused.length > 0) throw new Error(`package.json names what the bundle does not import: ${unused.join(', ')}`)
}

/** A room finds a file of its own by its address; bundled, it would look for it in another folder. */
function checkFiles() {
  for (const path of filesIn(making).filter((file) => file.endsWith('.js'))) {
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/new URL\(\s*["'](\.[^"']+)["'],\s*import\.meta\.url/g)) {
      if (!existsSync(join(making, target))) throw new Error(`${path} refers to ${target}, which is not in the package`)
    }
  }
}
