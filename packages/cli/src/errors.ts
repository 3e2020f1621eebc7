import { defineErrors } from '@vivarium/core'

/** What can be wrong with a command line beyond what its parser sees. */
export const cliErrors = defineErrors({
  noUniverse: {
    code: 'NO_UNIVERSE',
    kind: 'usage',
    meaning: 'The command does not say which universe it means, and nothing else does.',
    message: (cwd: string) =>
      `no universe is given, ${cwd} is not in one, and none is current; make one with \`viv create PATH\`, choose one with \`viv use PATH\`, or say --universe PATH`,
  },
  currentUniverseGone: {
    code: 'CURRENT_UNIVERSE_GONE',
    kind: 'state',
    meaning: 'The folder of the current universe does not exist any more.',
    message: (path: string) => `the current universe was ${path}, which is gone; choose another with \`viv use PATH\``,
  },
  severalRuns: {
    code: 'SEVERAL_RUNS',
    kind: 'usage',
    meaning: 'The universe is open more than once and the command does not say which run it means.',
    message: (path: string, runs: string) =>
      `${path} is open more than once: ${runs}. Say which run (\`viv ps\` lists them): --run ID, $VIV_RUN, or ${JSON.stringify('PATH#ID')}`,
  },
  contradiction: {
    code: 'CONTRADICTION',
    kind: 'usage',
    meaning: 'Two parts of the command line say different things.',
    message: (one: string, other: string) => `${one} and ${other} contradict each other; leave one out`,
  },
  notConfirmed: {
    code: 'NOT_CONFIRMED',
    kind: 'usage',
    meaning: 'A command that deletes was not confirmed, or there was nobody to ask.',
    message: (what: string) => `${what} was not confirmed; say --yes to do it without being asked`,
  },
  badSyntax: {
    code: 'BAD_SYNTAX',
    kind: 'usage',
    meaning: 'An argument is not written as it must be.',
    message: (what: string, text: string, form: string) => `${what}: ${JSON.stringify(text)} can't be read; write ${form}`,
  },
  machineRuns: {
    code: 'MACHINE_RUNS',
    kind: 'state',
    meaning: 'A running machine is not deleted without --force.',
    message: (names: string) => `${names} runs; stop it first, or delete it with --force`,
  },
  fileUnreadable: {
    code: 'FILE_UNREADABLE',
    kind: 'usage',
    meaning: 'A file that the command line names can not be read.',
    message: (path: string, why: string) => `the file ${path} can't be read: ${why}`,
  },
  fileUnwritable: {
    code: 'FILE_UNWRITABLE',
    kind: 'environment',
    meaning: 'A file that the command line names can not be written.',
    message: (path: string, why: string) => `the file ${path} can't be written: ${why}`,
  },
  noCluster: {
    code: 'NO_CLUSTER',
    kind: 'state',
    meaning: 'The run has no cluster.',
    message: (universe: string) => `the open run of ${universe} has no cluster; make one with \`viv cluster create NAME\``,
  },
  severalClusters: {
    code: 'SEVERAL_CLUSTERS',
    kind: 'usage',
    meaning: 'The run has more than one cluster and the command does not say which it means.',
    message: (names: string) =>
      `the run has several clusters: ${names}. Say which one: by its name, with kubectl and with by --cluster NAME`,
  },
  severalResidents: {
    code: 'SEVERAL_RESIDENTS',
    kind: 'usage',
    meaning: 'Several residents of the run lead a program to themselves by the same variable.',
    message: (variable: string, names: string) =>
      `several residents set ${variable}: ${names}. Say which one by --resident NAME, or a cluster by --cluster NAME`,
  },
  missingOption: {
    code: 'MISSING_OPTION',
    kind: 'usage',
    meaning: 'An option says something about what another option has to ask for.',
    message: (given: string, missing: string) => `${given} is about what ${missing} makes; say that too`,
  },
  invalidManifest: {
    code: 'MANIFEST_INVALID',
    kind: 'state',
    meaning: 'A manifest breaks the rules; the findings were printed.',
    message: (invalid: number, all: number) => `${invalid} of ${all} manifests ${invalid === 1 ? 'is' : 'are'} not valid`,
  },
})
