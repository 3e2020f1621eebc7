import type { CommandDefinition } from '../definition.js'
import { faultKinds } from '../fault-kinds.js'
import type { ArgumentDefinition } from '../word-definition.js'

const group = 'Machines and images'
const machine: ArgumentDefinition = { syntax: '<name>', description: 'name of the machine', names: 'machine' }
const machines: ArgumentDefinition = { syntax: '<names...>', description: 'names of machines', names: 'machine' }
const images: ArgumentDefinition = { syntax: '<names...>', description: 'names of images', names: 'image' }
const portForm = '[ADDRESS:][HOST:]GUEST'

const imageCommands: readonly CommandDefinition[] = [
  {
    name: 'build',
    summary: 'Build an image',
    description:
      'Builds an image: a base, then packages, files and scripts in the order in which they are given. What was built before from the same steps comes from the cache.',
    arguments: [{ syntax: '<name>', description: 'name of the new image' }],
    options: [
      { flags: '--base <name>', description: 'what it starts from', defaultText: 'debian-bookworm' },
      { flags: '--package <name>', description: 'install a package; may be repeated', orderedIn: 'steps' },
      {
        flags: '--kubernetes <version>',
        description: 'install what a node of a cluster needs, and the container images for it, of a version such as 1.34',
        orderedIn: 'steps',
      },
      {
        flags: '--kubernetes-programs <folder>',
        description: 'kubeadm, kubelet and kubectl for it, and CNI plugins in a folder cni of it, instead of those of pkgs.k8s.io',
        names: 'folder',
      },
      {
        flags: '--kubernetes-image <archive>',
        description: 'an archive of container images for it (docker save, OCI), instead of pulling them',
        repeat: true,
        names: 'file',
      },
      {
        flags: '--file <src:dst>',
        description: 'write a text file of this computer to an absolute path, with its permissions; may be repeated',
        orderedIn: 'steps',
        names: 'file',
      },
      {
        flags: '--script <file>',
        description: 'run a shell script as root in the image; - is stdin; may be repeated',
        orderedIn: 'steps',
        names: 'file',
      },
    ],
    examples: [
      'viv image build node',
      'viv image build node --kubernetes 1.34',
      'viv image build node --kubernetes 1.34.4 --kubernetes-programs ./bin --kubernetes-image ./images.tar',
      'viv image build web --package nginx --file ./site.conf:/etc/nginx/conf.d/site.conf --script ./setup.sh',
    ],
    load: async () => (await import('../actions/images.js')).build,
  },
  {
    name: 'import',
    summary: 'Take a disk image from a file',
    description: 'Takes a disk image, such as a distribution’s cloud image, from a file (QEMU: qcow2 or raw) into the cache.',
    arguments: [
      { syntax: '<name>', description: 'name of the new image' },
      { syntax: '<file>', description: 'the disk image', names: 'file' },
    ],
    options: [{ flags: '--checksum <sha256:hex>', description: 'refuse a file with another SHA-256' }],
    examples: ['viv image import debian ./debian-12-genericcloud-amd64.qcow2'],
    load: async () => (await import('../actions/images.js')).importFile,
  },
  {
    name: 'ls',
    summary: 'List images',
    examples: ['viv image ls'],
    load: async () => (await import('../actions/images.js')).list,
  },
  {
    name: 'fetch',
    summary: 'Get the content of images that is not in the cache',
    description: 'Builds or downloads the content of images again where the cache does not have it, as after the cache was deleted.',
    arguments: [images],
    examples: ['viv image fetch node'],
    load: async () => (await import('../actions/images.js')).fetch,
  },
  {
    name: 'rm',
    summary: 'Forget images',
    description: 'Forgets images of the open universe; their content stays in the cache for others. One that a machine stands on stays.',
    arguments: [images],
    examples: ['viv image rm node'],
    load: async () => (await import('../actions/images.js')).remove,
  },
  {
    name: 'prune',
    summary: 'Delete what no universe uses from the image cache',
    description: 'Deletes from the image cache what no save and no open run of the universes of this computer (`viv ls`) stands on.',
    examples: ['viv image prune'],
    needsWorld: false,
    load: async () => (await import('../actions/images.js')).prune,
  },
]

const vmCommands: readonly CommandDefinition[] = [
  {
    name: 'create',
    summary: 'Make a machine and start it',
    description: 'Makes a machine from an image of the open universe, starts it, and waits until it answers.',
    arguments: [{ syntax: '<name>', description: 'name of the new machine: lower-case letters, digits and hyphens' }],
    options: [
      { flags: '--image <name>', description: 'what its disk starts as', names: 'image', required: true },
      { flags: '--memory <size>', description: 'such as 512MiB', defaultText: '1GiB' },
      { flags: '--cpus <number>', description: 'virtual processors', defaultText: '1' },
      {
        flags: '--forward <port>',
        description: `make a TCP port of the machine reachable on this computer: ${portForm}`,
        defaultText: 'at any free port of 127.0.0.1',
        repeat: true,
      },
      { flags: '--hostname <name>', description: "the guest's host name", defaultText: 'its name' },
      { flags: '--user-data <file>', description: 'cloud-init user-data, for images with cloud-init; - is stdin', names: 'file' },
      { flags: '--ssh-key <file>', description: 'public keys that may log in as root', repeat: true, names: 'file' },
      { flags: '--no-start', description: 'leave it off' },
    ],
    examples: [
      'viv vm create web --image node --memory 512MiB --cpus 1 --forward 80',
      'viv vm create db --image node --forward 127.0.0.1:15432:5432 --no-start',
    ],
    load: async () => (await import('../actions/machines.js')).create,
  },
  {
    name: 'ls',
    summary: 'List machines',
    examples: ['viv vm ls', 'viv vm ls --universe lab --run 2 --output json'],
    load: async () => (await import('../actions/machines.js')).list,
  },
  {
    name: 'start',
    summary: 'Start machines and wait until they answer',
    arguments: [machines],
    examples: ['viv vm start web db'],
    load: async () => (await import('../actions/machines.js')).start,
  },
  {
    name: 'stop',
    summary: 'Shut machines down and wait until they are off',
    arguments: [machines],
    options: [{ flags: '-f, --force', description: 'pull the plug' }],
    examples: ['viv vm stop web', 'viv vm stop web --force'],
    load: async () => (await import('../actions/machines.js')).stop,
  },
  {
    name: 'rm',
    summary: 'Delete machines with their disks',
    arguments: [machines],
    options: [{ flags: '-f, --force', description: 'also running ones' }],
    examples: ['viv vm rm db', 'viv vm rm --force web db'],
    load: async () => (await import('../actions/machines.js')).remove,
  },
  {
    name: 'suspend',
    summary: 'Freeze machines in memory',
    description: 'Freezes machines in memory. Their clock stands until `viv vm resume`.',
    arguments: [machines],
    examples: ['viv vm suspend web'],
    load: async () => (await import('../actions/machines.js')).suspend,
  },
  {
    name: 'resume',
    summary: 'Let frozen machines go on',
    arguments: [machines],
    examples: ['viv vm resume web'],
    load: async () => (await import('../actions/machines.js')).resume,
  },
  {
    name: 'inspect',
    summary: 'Show everything about a machine',
    arguments: [machine],
    examples: ['viv vm inspect web', 'viv vm inspect web --output json'],
    load: async () => (await import('../actions/machines.js')).inspect,
  },
  {
    name: 'port',
    summary: 'Show where ports of a machine are reached',
    description: 'Lists the forwarded ports of a machine, or prints the address at which one is reached.',
    arguments: [machine, { syntax: '[guest-port]', description: 'TCP port of the machine' }],
    examples: ['viv vm port web', 'curl "http://$(viv vm port web 80)/"'],
    load: async () => (await import('../actions/machines.js')).port,
  },
  {
    name: 'forward',
    summary: 'Forward more ports to a machine',
    description: `Makes TCP ports of a machine reachable on this computer, each written ${portForm}; by default at any free port of 127.0.0.1.`,
    arguments: [machine, { syntax: '<ports...>', description: portForm }],
    examples: ['viv vm forward web 443', 'viv vm forward web 8080:80'],
    load: async () => (await import('../actions/machines.js')).forward,
  },
  {
    name: 'unforward',
    summary: 'Take port forwards of a machine away',
    arguments: [machine, { syntax: '<guest-ports...>', description: 'TCP ports of the machine' }],
    examples: ['viv vm unforward web 443'],
    load: async () => (await import('../actions/machines.js')).unforward,
  },
  {
    name: 'break',
    summary: 'Break a simulated machine',
    description:
      'Breaks a machine on purpose, until it is healed: crash (the power is gone), freeze, partition (from machines named with --from, else from all), loss (a share of new connections fails), full-disk.',
    arguments: [machine, { syntax: '<fault>', description: 'what happens to it', choices: faultKinds }],
    options: [
      { flags: '--from <machine>', description: 'partition: from this machine only', repeat: true, names: 'machine' },
      { flags: '--rate <share>', description: 'loss: from 0 to 1', defaultText: '1' },
    ],
    examples: ['viv vm break main-worker-1 crash', 'viv vm break web partition --from db', 'viv vm break web loss --rate 0.3'],
    load: async () => (await import('../actions/faults.js')).breakMachine,
  },
  {
    name: 'heal',
    summary: 'Take faults of a machine away',
    description: 'Takes faults of a machine away: one, or all. A machine that crashed is started again with `viv vm start`.',
    arguments: [machine, { syntax: '[fault]', description: 'only this one', choices: faultKinds }],
    examples: ['viv vm heal web', 'viv vm heal web loss'],
    load: async () => (await import('../actions/faults.js')).heal,
  },
  {
    name: 'faults',
    summary: 'List the faults of a machine',
    arguments: [machine],
    examples: ['viv vm faults web'],
    load: async () => (await import('../actions/faults.js')).listFaults,
  },
  {
    name: 'exec',
    summary: 'Run a command in a machine without SSH',
    description:
      'Runs a command as root through the guest agent, and exits with its exit code. One word is a command line for the shell of the machine; several are a program and its arguments, taken as they are. Output comes when the command ends; for more use `viv ssh`.',
    arguments: [machine, { syntax: '<command...>', description: 'after --' }],
    options: [{ flags: '-i, --stdin', description: "give it this command's input" }],
    examples: [
      'viv vm exec web -- systemctl is-active nginx',
      "viv vm exec web -- 'cd /srv && ls | wc -l'",
      'viv vm exec -i web -- tee /etc/motd < motd',
    ],
    load: async () => (await import('../actions/access.js')).exec,
  },
  {
    name: 'console',
    summary: 'Attach to the serial console of a machine',
    description: 'Attaches the terminal to the serial console of a machine. Ctrl-] leaves it.',
    arguments: [machine],
    examples: ['viv vm console web'],
    load: async () => (await import('../actions/access.js')).console,
  },
  {
    name: 'logs',
    summary: 'Print what the serial console has shown',
    arguments: [machine],
    examples: ['viv vm logs web'],
    load: async () => (await import('../actions/access.js')).logs,
  },
  {
    name: 'cp',
    summary: 'Copy files and folders to or from a machine',
    description: 'Copies a file or folder between this computer and a machine. A path in a machine is written NAME:/path.',
    arguments: [
      { syntax: '<from>', description: 'what to copy', names: 'machine-path' },
      { syntax: '<to>', description: 'where to', names: 'machine-path' },
    ],
    examples: ['viv vm cp ./file web:/tmp/', 'viv vm cp web:/var/log/syslog .'],
    load: async () => (await import('../actions/access.js')).copy,
  },
  {
    name: 'sync',
    summary: 'Make a folder of a machine like one here',
    description:
      'Brings a folder of a machine up to date with one of this computer, by rsync: only what differs is sent. A machine without rsync, such as a simulated one, is sent all files, owned by root unless `--chown` says otherwise. What is only in the machine stays. As with rsync, `tree/` is what is in the folder, `tree` the folder itself.',
    arguments: [
      { syntax: '<from>', description: 'folder of this computer', names: 'folder' },
      { syntax: '<to>', description: 'folder in a machine: NAME:/path', names: 'machine-path' },
    ],
    options: [
      { flags: '--chown <owner>', description: 'who owns the files there: user, or user:group' },
      { flags: '--exclude <pattern>', description: 'leave out what matches', repeat: true },
    ],
    examples: ['viv vm sync ./tree web:/srv --chown www-data --exclude node_modules'],
    load: async () => (await import('../actions/access.js')).sync,
  },
]

export const machineCommands: readonly CommandDefinition[] = [
  { name: 'image', group, summary: 'Images, which machines start from', commands: imageCommands },
  { name: 'vm', group, summary: 'Machines of the open universe', commands: vmCommands },
  {
    name: 'ssh',
    group,
    summary: 'Open a shell in a machine, or run a command there',
    description:
      'Opens a shell as root in a machine, or runs a command there, over SSH; exits with its exit code. On a terminal the machine gets one too; ~. at the beginning of a line leaves.',
    arguments: [machine, { syntax: '[command...]', description: 'after --; several words are joined with spaces, as ssh does' }],
    examples: ['viv ssh web', 'viv ssh web -- uname -r', "viv ssh web -- 'tar c /etc' > etc.tar"],
    load: async () => (await import('../actions/access.js')).ssh,
  },
]
