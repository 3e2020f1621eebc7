import { defineErrors } from '@vivarium/core'

/** What can go wrong with universes, saves and runs. */
export const universeErrors = defineErrors({
  notAUniverse: {
    code: 'NOT_A_UNIVERSE',
    kind: 'usage',
    meaning: 'The folder holds no universe.',
    message: (path: string) => `${path} is not a universe: it has no universe.json. Make one with \`viv create ${JSON.stringify(path)}\``,
  },
  folderNotEmpty: {
    code: 'FOLDER_NOT_EMPTY',
    kind: 'usage',
    meaning: 'A universe is made in a new or empty folder.',
    message: (path: string) => `${path} exists and is not empty; choose a new folder for the universe`,
  },
  driverMismatch: {
    code: 'DRIVER_MISMATCH',
    kind: 'state',
    meaning: 'A save was written by another driver than the universe names.',
    message: (save: string, found: string, expected: string) =>
      `save ${save} was written by driver ${found}, but the universe's driver is ${expected}`,
  },
  driverNotReady: {
    code: 'DRIVER_NOT_READY',
    kind: 'environment',
    meaning: 'The driver misses something on this computer.',
    message: (driver: string, problems: string) => `the driver ${driver} can't work on this computer: ${problems}`,
  },
  saveConflict: {
    code: 'SAVE_CONFLICT',
    kind: 'state',
    meaning: 'Another run saved the universe since this one was opened.',
    message: (opened: string, current: string) =>
      `this run was opened from ${opened}, but the current save is ${current} now: another run saved meanwhile. Save it beside that one under a name of its own: --as NAME`,
  },
  noOpenRun: {
    code: 'NO_OPEN_RUN',
    kind: 'state',
    meaning: 'The universe is not open.',
    message: (path: string) => `no run of ${path} is open; open one with \`viv open --detach\``,
  },
  runGone: {
    code: 'RUN_GONE',
    kind: 'state',
    meaning: "The run's keeper ended, or the run was closed by somebody else.",
    message: (run: string, why: string) => `run ${run} is not open any more: ${why}`,
  },
  runClosed: {
    code: 'RUN_CLOSED',
    kind: 'state',
    meaning: 'The handle was used after close, save or destroy.',
    message: (run: string) => `run ${run} was closed; open the universe again`,
  },
  runBusy: {
    code: 'RUN_BUSY',
    kind: 'state',
    meaning: 'The run is being saved or closed.',
    message: (run: string, what: string) => `run ${run} is ${what}; wait until that is done`,
  },
  runElsewhere: {
    code: 'RUN_ELSEWHERE',
    kind: 'state',
    meaning: 'A run in the process that opened it can be used by that process alone.',
    message: (run: string, pid: number) =>
      `run ${run} lives in process ${pid}, which opened it for itself alone: others can neither join nor close it. Open one with \`viv open --detach\`, or end that process`,
  },
  clockBusy: {
    code: 'CLOCK_BUSY',
    kind: 'state',
    meaning: 'The clock of the universe is being advanced.',
    message: () => "the universe's clock is being advanced; wait until that is done, or cancel it",
  },
  clockStuck: {
    code: 'CLOCK_STUCK',
    kind: 'state',
    meaning: 'While the clock was advanced, something happened again and again at one instant, so that time could not go on.',
    message: (instant: string, turns: number) =>
      `the clock can't go on from ${instant}: something there waits for no time at all again and again (${turns} times). Whatever repeats must wait for some time in between`,
  },
  keeperFailed: {
    code: 'KEEPER_FAILED',
    kind: 'internal',
    meaning: "The keeper process ended before the run was open; its log's end is in the message.",
    message: (log: string) => `the keeper of the run ended before it was ready${log === '' ? '' : `:\n${log}`}`,
  },
  keeperNotConfigured: {
    code: 'KEEPER_NOT_CONFIGURED',
    kind: 'internal',
    meaning: 'The composition root did not say which module a keeper runs.',
    message: (driver: string) => `driver ${driver} runs in a keeper, but no keeper module is set: call setKeeperModule first`,
  },
  universeOpen: {
    code: 'UNIVERSE_OPEN',
    kind: 'state',
    meaning: 'A universe with open runs is not destroyed.',
    message: (path: string, runs: string) => `${path} is open in run ${runs}; close it first, or destroy it with --force`,
  },
  portNotForwarded: {
    code: 'PORT_NOT_FORWARDED',
    kind: 'usage',
    meaning: 'The guest port is not forwarded to this computer.',
    message: (machine: string, port: number, forwarded: string) =>
      `port ${port} of ${machine} is not forwarded; forwarded are: ${forwarded === '' ? 'none' : forwarded}`,
  },
  clusterFailed: {
    code: 'CLUSTER_FAILED',
    kind: 'state',
    meaning: "A step by which a cluster is made or grows failed; the end of the machine's output is in the message.",
    message: (step: string, output: string) => `${step} failed${output === '' ? '' : `:\n${output}`}`,
  },
  noKubernetesImage: {
    code: 'NO_KUBERNETES_IMAGE',
    kind: 'usage',
    meaning: 'There is no image with that version of Kubernetes, and the driver has none by itself.',
    message: (version: string) =>
      `there is no image with Kubernetes ${version}; make one with newImage('node', { customize: [kubernetes({ version: '${version}' }), preloadKubernetesImages()] }) (\`viv image build node --kubernetes ${version}\`), or name another image or version`,
  },
  notAKubernetesImage: {
    code: 'NOT_A_KUBERNETES_IMAGE',
    kind: 'usage',
    meaning: 'The machines of a cluster were made from an image without kubeadm.',
    message: (image: string, why: string) =>
      `the image ${image} has no kubeadm that works${why === '' ? '' : ` (${why})`}; clusters need one that was made with \`kubernetes\`, or has containerd, kubelet and kubeadm installed`,
  },
  manifestInvalid: {
    code: 'MANIFEST_INVALID',
    kind: 'usage',
    meaning: 'What was to be applied to a cluster is no manifest.',
    message: (why: string) => `the manifest can't be applied: ${why}`,
  },
  applyFailed: {
    code: 'APPLY_FAILED',
    kind: 'state',
    meaning: 'A cluster refused an object of a manifest. `cause` is what the server said.',
    message: (object: string, why: string) => `${object} could not be applied: ${why}`,
  },
  waitTimedOut: {
    code: 'TIMED_OUT',
    kind: 'state',
    meaning: 'The operation did not end before its deadline.',
    message: (what: string, now: string) => `${what} did not come in time; ${now}`,
  },
  clientNodeMissing: {
    code: 'CLIENT_NODE_MISSING',
    kind: 'environment',
    meaning: 'The package @kubernetes/client-node, which `cluster.client` needs, is not installed in the project.',
    message: (why: string) =>
      `@kubernetes/client-node can't be loaded (${why}); install it in your project: npm install @kubernetes/client-node`,
  },
  noRegistry: {
    code: 'NO_REGISTRY',
    kind: 'state',
    meaning: 'The cluster was made without a registry.',
    message: (cluster: string) => `the cluster ${cluster} has no registry: it was made with registry: false`,
  },
  imageSourceInvalid: {
    code: 'IMAGE_SOURCE_INVALID',
    kind: 'usage',
    meaning: 'What was to be pushed is no archive or layout of container images, or is damaged.',
    message: (source: string, why: string) => `${source} can't be pushed: ${why}`,
  },
  registryFailed: {
    code: 'REGISTRY_FAILED',
    kind: 'state',
    meaning: "A cluster's registry does not answer, or refused something.",
    message: (what: string, why: string) => `the cluster's registry: ${what} failed: ${why}`,
  },
  otherProtocol: {
    code: 'OTHER_PROTOCOL',
    kind: 'state',
    meaning: 'A run was opened by a Vivarium that speaks to its keepers in another way.',
    message: (run: string, found: number, known: number) =>
      `run ${run} was opened by another version of Vivarium (its keeper speaks protocol ${found}, this one ${known}); close it with that version, or end its keeper's process`,
  },
  protocol: {
    code: 'CONTROL_PROTOCOL',
    kind: 'internal',
    meaning: "Something other than a Vivarium client or keeper spoke on a run's control socket.",
    message: (why: string) => `control socket: ${why}`,
  },
})
