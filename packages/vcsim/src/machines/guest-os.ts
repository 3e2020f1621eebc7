import { findEnumValues } from '@vivarium/vim'

/** How the names of guest operating systems begin: identifier without `Guest`, `64` and version, and what vSphere calls the family. */
const names: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^almalinux/, 'AlmaLinux'],
  [/^amazonlinux(\d+)/, 'Amazon Linux $1'],
  [/^asianux(\d+)/, 'Asianux $1'],
  [/^centos(\d+)/, 'CentOS $1'],
  [/^centos/, 'CentOS 4/5'],
  [/^coreos/, 'CoreOS Linux'],
  [/^crxPod/, 'CRX Pod'],
  [/^crxSys/, 'CRX System'],
  [/^darwin(\d+)/, 'Apple macOS $1'],
  [/^darwin/, 'Apple Mac OS X 10.5'],
  [/^debian(\d+)/, 'Debian GNU/Linux $1'],
  [/^dos/, 'Microsoft MS-DOS'],
  [/^eComStation2/, 'Serenity Systems eComStation 2'],
  [/^eComStation/, 'Serenity Systems eComStation 1'],
  [/^fedora/, 'Red Hat Fedora'],
  [/^flatcar/, 'Flatcar Container Linux'],
  [/^freebsd(\d+)/, 'FreeBSD $1'],
  [/^freebsd/, 'FreeBSD Pre-11 versions'],
  [/^fusionos/, 'FusionOS'],
  [/^genericLinux/, 'Other Linux'],
  [/^kylinlinux/, 'Kylin Linux'],
  [/^mandrake/, 'Mandrake Linux'],
  [/^mandriva/, 'Mandriva Linux'],
  [/^miraclelinux/, 'Miracle Linux'],
  [/^netware(\d+)/, 'Novell NetWare $1.x'],
  [/^openServer(\d+)/, 'SCO OpenServer $1'],
  [/^opensuse/, 'openSUSE'],
  [/^oracleLinux(\d+)/, 'Oracle Linux $1'],
  [/^oracleLinux/, 'Oracle Linux 4/5'],
  [/^os2/, 'IBM OS/2'],
  [/^other(\d)xLinux/, 'Other $1.x Linux'],
  [/^other24xLinux/, 'Other 2.4.x Linux'],
  [/^other26xLinux/, 'Other 2.6.x Linux'],
  [/^otherLinux/, 'Other Linux'],
  [/^other/, 'Other'],
  [/^pardus/, 'Pardus'],
  [/^prolinux/, 'ProLinux'],
  [/^redhat/, 'Red Hat Linux 2.1'],
  [/^rhel(\d+)/, 'Red Hat Enterprise Linux $1'],
  [/^rockylinux/, 'Rocky Linux'],
  [/^sjds/, 'Sun Java Desktop System'],
  [/^sles(\d+)/, 'SUSE Linux Enterprise $1'],
  [/^sles/, 'SUSE Linux Enterprise 8/9'],
  [/^solaris(\d+)/, 'Oracle Solaris $1'],
  [/^suse/, 'SUSE Linux'],
  [/^turboLinux/, 'Turbolinux'],
  [/^ubuntu/, 'Ubuntu Linux'],
  [/^unixWare7/, 'SCO UnixWare 7'],
  [/^vmkernel(\d)(\d)?/, 'VMware ESXi $1.$2'],
  [/^vmkernel/, 'VMware ESX 4.x'],
  [/^vmwarePhoton/, 'VMware Photon OS'],
  [/^win2000/, 'Microsoft Windows 2000'],
  [/^win31/, 'Microsoft Windows 3.1'],
  [/^win95/, 'Microsoft Windows 95'],
  [/^win98/, 'Microsoft Windows 98'],
  [/^winLonghorn/, 'Microsoft Windows Server 2008'],
  [/^winMe/, 'Microsoft Windows Millennium Edition'],
  [/^winNT/, 'Microsoft Windows NT'],
  [/^winNet/, 'Microsoft Windows Server 2003'],
  [/^winVista/, 'Microsoft Windows Vista'],
  [/^winXP/, 'Microsoft Windows XP'],
  [/^windows(\d+)srv/, 'Microsoft Windows Server ($1)'],
  [/^windows2019srvNext/, 'Microsoft Windows Server 2022'],
  [/^windows(\d+)/, 'Microsoft Windows $1'],
  [/^windows/, 'Microsoft Windows'],
]
/** Windows Server is named by the desktop release that it came with. */
const servers: Readonly<Record<string, string>> = {
  windows7Server: 'Microsoft Windows Server 2008 R2',
  windows8Server: 'Microsoft Windows Server 2012',
  windows9Server: 'Microsoft Windows Server 2016 or later',
  windows2019srv: 'Microsoft Windows Server 2019',
  windows2019srvNext: 'Microsoft Windows Server 2022',
  windows2022srvNext: 'Microsoft Windows Server 2025',
  windows9: 'Microsoft Windows 10',
}

const known = new Map<string, string>()

/** `Ubuntu Linux (64-bit)` for `ubuntu64Guest`. */
export function guestFullName(guestId: string): string {
  let name = known.get(guestId)
  if (name === undefined) {
    name = makeName(guestId)
    if (isGuestId(guestId)) known.set(guestId, name)
  }
  return name
}

function makeName(guestId: string): string {
  const base = guestId.replace(/Guest$/, '')
  const family = base.replace(/_?64$/, '')
  const bits = /64$/.test(base) && !/^vmkernel/.test(base) ? ' (64-bit)' : isPlain(base) ? '' : ' (32-bit)'
  const server = servers[family]
  if (server !== undefined) return `${server}${bits}`
  const [pattern, name] = names.find(([candidate]) => candidate.test(family)) ?? []
  if (pattern === undefined || name === undefined) return guestId
  const match = pattern.exec(family) ?? []
  return `${name.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '0')}${bits}`
}

/** Systems of one width only. */
function isPlain(base: string): boolean {
  return /^(dos|win31|win95|win98|winMe|winNT|netware|os2|eCom|openServer|unixWare|vmkernel|crx|windows(7|8|9|2019|2022).*srv|win.*Server$)/i.test(
    base,
  )
}

export function guestFamily(guestId: string): string {
  if (/^win/.test(guestId)) return 'windowsGuest'
  if (/^darwin/.test(guestId)) return 'darwinGuestFamily'
  if (/^netware/.test(guestId)) return 'netwareGuest'
  if (/^solaris/.test(guestId)) return 'solarisGuest'
  if (/^(dos|os2|eCom|freebsd|unixWare|openServer|vmkernel|other(Guest|64)|crx)/.test(guestId)) return 'otherGuestFamily'
  return 'linuxGuest'
}

export function isGuestId(guestId: string): boolean {
  return findEnumValues('VirtualMachineGuestOsIdentifier')?.has(guestId) ?? false
}
