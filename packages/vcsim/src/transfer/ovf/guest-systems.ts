/** The identifiers of operating systems of CIM (CIM_OperatingSystem.OsType) that OVF descriptors have, and what they are for vSphere. */
const byCimId: Readonly<Record<number, string>> = {
  1: 'otherGuest',
  21: 'netware6Guest',
  29: 'solaris10Guest',
  36: 'otherLinuxGuest',
  42: 'freebsdGuest',
  58: 'win2000ServGuest',
  67: 'winXPProGuest',
  69: 'winNetEnterpriseGuest',
  70: 'winNetEnterprise64Guest',
  73: 'winVistaGuest',
  74: 'winVista64Guest',
  76: 'winLonghornGuest',
  77: 'winLonghorn64Guest',
  78: 'freebsd64Guest',
  79: 'rhel6Guest',
  80: 'rhel6_64Guest',
  82: 'slesGuest',
  83: 'sles64Guest',
  85: 'sles64Guest',
  93: 'ubuntuGuest',
  94: 'ubuntu64Guest',
  95: 'debian10Guest',
  96: 'debian10_64Guest',
  97: 'other24xLinuxGuest',
  98: 'other24xLinux64Guest',
  99: 'other26xLinuxGuest',
  100: 'other26xLinux64Guest',
  101: 'otherLinux64Guest',
  102: 'otherGuest64',
  103: 'windows7Server64Guest',
  104: 'windows7_64Guest',
  105: 'windows7Guest',
  106: 'centosGuest',
  107: 'centos64Guest',
  108: 'oracleLinuxGuest',
  109: 'oracleLinux64Guest',
  113: 'windows8Server64Guest',
  114: 'windows8Guest',
  115: 'windows8_64Guest',
}

/** Undefined for one that vSphere has no guest for. */
export function guestOfCim(id: number): string | undefined {
  return byCimId[id]
}

/** The identifier for a guest; 1 ("other") for those that CIM does not know. */
export function cimIdOf(guestId: string): number {
  const [id] = Object.entries(byCimId).find(([, name]) => name === guestId) ?? ['1']
  return Number(id)
}
