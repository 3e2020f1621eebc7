import type { Architecture } from '@vivarium/vm'

/** The day that files made by the build claim to be from, in seconds since 1970: equal recipes give equal trees (reproducible-builds.org). */
export const sourceDateEpoch = 1_735_689_600

/** Documentation in languages and forms that a machine for tests has no reader for; licences stay. */
const left = [
  'path-exclude=/usr/share/man/*',
  'path-exclude=/usr/share/locale/*',
  'path-exclude=/usr/share/doc/*',
  'path-include=/usr/share/doc/*/copyright',
]

export interface Bootstrap {
  readonly architecture: Architecture
  readonly packages: readonly string[]
  /** Lines of apt's configuration, for the build only. */
  readonly aptSettings: readonly string[]
  /** Path of a file with sources in deb822 form. */
  readonly sources: string
  /** Path of the tar archive to be made. */
  readonly tar: string
}

/**
 * Arguments for mmdebstrap(1). As root it works as it is, else in a user namespace where there is one, else by fakechroot: it
 * chooses itself. The customize script is found by its environment, so that no character of its path is read by a shell.
 */
export function mmdebstrapArguments({ architecture, packages, aptSettings, sources, tar }: Bootstrap): string[] {
  return [
    '--mode=auto',
    '--variant=minbase',
    '--format=tar',
    `--architectures=${architecture}`,
    '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
    `--include=${packages.join(',')}`,
    ...left.map((option) => `--dpkgopt=${option}`),
    ...aptSettings.map((setting) => `--aptopt=${setting}`),
    `--customize-hook=sh "$VIVARIUM_IMAGE_SCRIPT" "$1"`,
    'bookworm',
    tar,
    sources,
  ]
}

/**
 * What the build's programs see of this computer's environment: where programs are, where temporary files go, and how to
 * reach the internet; nothing else gets into scripts or into the image.
 */
export function buildEnvironment(own: Readonly<Record<string, string | undefined>>, temporary: string, script: string): string[] {
  const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
  const values: Record<string, string | undefined> = {
    PATH: [own.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(':'),
    // dpkg and others would read settings in the user's own.
    HOME: temporary,
    USER: own.USER,
    LC_ALL: 'C.UTF-8',
    TMPDIR: temporary,
    SOURCE_DATE_EPOCH: String(sourceDateEpoch),
    // initramfs-tools would make an initrd that nothing uses.
    INITRD: 'No',
    VIVARIUM_IMAGE_SCRIPT: script,
    ...Object.fromEntries(proxies.map((name) => [name, own[name]])),
  }
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
}

/**
 * Before a build as root: mmdebstrap mounts /proc, /sys and more into the tree. In namespaces of its own (unshare(1)) these are seen by
 * nobody else, and they and all that runs in there end with it, however it ends.
 */
export const ownNamespaces = ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'] as const
