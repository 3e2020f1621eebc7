// Who may import whom: ARCHITECTURE.md, "The rooms". An import that is not allowed here is an error in `npm run lint`.
const rooms = {
  'packages/core': [],
  'packages/vm': ['packages/core'],
  'packages/vmi': ['packages/core'],
  'packages/universe': ['packages/core'],
  'drivers/qemu': ['packages/core', 'packages/vm'],
}
const asPattern = (path) => path.replaceAll('/', '\\/')

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-package',
      comment: 'a package imports only what its own package.json names',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
    {
      name: 'only-through-the-front-door',
      comment: 'another room is entered by its package name, never by a path into its sources',
      severity: 'error',
      from: { path: '^((?:packages|drivers)/[^/]+)/' },
      to: { path: '^(?:packages|drivers)/[^/]+/src/', pathNot: '^$1/' },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `room-${room.replace('/', '-')}`,
      severity: 'error',
      from: { path: `^${asPattern(room)}/` },
      to: { path: '^(packages|drivers)/', pathNot: [room, ...allowed].map((path) => `^${asPattern(path)}/`) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/.*\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
    },
  },
}
