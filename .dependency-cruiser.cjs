// Who may import whom: ARCHITECTURE.md, "The rooms". An import that is not allowed here is an error in `npm run lint`.
// A room may import itself and the rooms that it names; nobody may import a composition root, and a root may import all rooms.
const rooms = {
  'packages/core': [],
  'packages/vm': ['packages/core'],
  'packages/vmi': ['packages/core'],
  'packages/apiserver': ['packages/core'],
  'packages/controller': ['packages/core'],
  'packages/simcluster': ['packages/core', 'packages/apiserver', 'packages/controller'],
  'packages/envtest': ['packages/core', 'packages/apiserver', 'packages/simcluster'],
  'packages/guest': ['packages/core'],
  'packages/vim': ['packages/core'],
  'packages/vcsim': ['packages/core', 'packages/vim', 'packages/guest'],
  'packages/universe': ['packages/core', 'packages/controller'],
  'drivers/qemu': ['packages/core', 'packages/vm'],
  'drivers/sim': ['packages/core', 'packages/guest', 'packages/simcluster'],
}
/** Each root, and the other roots that it may import. */
const rootsAndTheirs = { 'packages/cli': [], 'packages/vivarium': ['packages/cli'] }
const roots = Object.keys(rootsAndTheirs)

const inside = (folders) => `^(?:${folders.join('|')})/`
const anyRoom = '^(?:packages|drivers)/'

const mayImport = (folder, allowed) => ({
  name: `imports-of-${folder.replace('/', '-')}`,
  comment: `${folder} may import ${allowed.length === 0 ? 'no other room' : `only ${allowed.join(', ')}`}`,
  severity: 'error',
  from: { path: inside([folder]) },
  to: { path: anyRoom, pathNot: inside([folder, ...allowed]) },
})

/** @type {import('dependency-cruiser').IConfiguration} */
const config = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'what is loaded when it is first used (import()) may lead back to who uses it',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'the build (tsc -b, npm run build) comes first: rooms are resolved as built',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'a package imports only what its own package.json names',
      severity: 'error',
      from: { path: anyRoom, pathNot: '\\.test\\.ts$|/testing/' },
      // What is a peer is told as one that is not there, too.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/testing/|^interop/' },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
    {
      name: 'only-through-the-front-door',
      comment: 'another room is entered by its package name, which leads to its build, never by a path into its sources',
      severity: 'error',
      from: { path: '^((?:packages|drivers)/[^/]+|[^/]+)/' },
      to: { path: '^(?:packages|drivers)/[^/]+/src/', pathNot: '^$1/' },
    },
    ...Object.entries(rooms).map(([room, allowed]) => mayImport(room, allowed)),
    ...Object.entries(rootsAndTheirs).map(([root, theirs]) => mayImport(root, [...Object.keys(rooms), ...theirs])),
    {
      name: 'a-room-has-a-rule',
      severity: 'error',
      from: { path: anyRoom, pathNot: inside([...Object.keys(rooms), ...roots]) },
      to: { path: anyRoom },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^(?:packages|drivers)/[^/]+/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
    },
  },
}

module.exports = config
