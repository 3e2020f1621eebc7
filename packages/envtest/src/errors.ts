import { defineErrors } from '@vivarium/core'

/** What keeps one of the programs from starting or going on. */
export const envtestErrors = defineErrors({
  badFlag: {
    code: 'BAD_FLAG',
    kind: 'usage',
    meaning: 'A command line is wrong; the message is in the words of the upstream program.',
    message: (text: string) => text,
  },
  flagRefused: {
    code: 'FLAG_REFUSED',
    kind: 'usage',
    meaning: 'A flag asks for what the program does not have; going on would silently change what a test means.',
    message: (flag: string, why: string) =>
      `${flag} is not supported by Vivarium's program: ${why}. Leave the flag out, or use the real program for this test`,
  },
  fileUnusable: {
    code: 'FILE_UNUSABLE',
    kind: 'usage',
    meaning: 'A file that a flag names can not be read or does not have what it must have.',
    message: (flag: string, path: string, why: string) => `--${flag}: ${path} can't be used: ${why}`,
  },
  etcdUnreachable: {
    code: 'ETCD_UNREACHABLE',
    kind: 'environment',
    meaning: 'No etcd answers at the address that --etcd-servers names.',
    message: (url: string, why: string) => `no etcd answers at ${url} (--etcd-servers): ${why}. Start Vivarium's etcd first`,
  },
  etcdForeign: {
    code: 'ETCD_FOREIGN',
    kind: 'usage',
    meaning: 'Something else than the etcd program of Vivarium answers.',
    message: (url: string) =>
      `what answers at ${url} (--etcd-servers) is not Vivarium's etcd, whose state is the only one that this kube-apiserver can read; start the etcd that lies beside it`,
  },
  etcdInUse: {
    code: 'ETCD_IN_USE',
    kind: 'state',
    meaning: 'Another API server has its state in that etcd.',
    message: (url: string, who: string) =>
      `the etcd at ${url} is in use by ${who}; one API server at a time can have its state there (with another --etcd-prefix, it has a state of its own)`,
  },
  etcdEnded: {
    code: 'ETCD_ENDED',
    kind: 'state',
    meaning: 'etcd ended before the API server did.',
    message: (url: string) => `the etcd at ${url} has ended, and the API server ends with it: nothing would keep its state for it alone`,
  },
  dataDirInUse: {
    code: 'DATA_DIR_FOREIGN',
    kind: 'usage',
    meaning: 'The data directory has the data of a real etcd.',
    message: (path: string) => `--data-dir ${path} has the data of a real etcd; name another folder`,
  },
  listenFailed: {
    code: 'LISTEN_FAILED',
    kind: 'environment',
    meaning: 'A program can not listen on its address.',
    message: (address: string, why: string) => `can't listen on ${address}: ${why}`,
  },
})
