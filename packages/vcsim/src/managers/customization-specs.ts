import { dataObject } from '@vivarium/vim'
import type {
  CustomizationIdentification,
  CustomizationIpGenerator,
  CustomizationName,
  CustomizationSpec,
  CustomizationSpecItem,
} from '@vivarium/vim/types'

type Address = Omit<NonNullable<CustomizationSpec['nicSettingMap']>[number]['adapter'], 'ip'>

const adapter = (ip: CustomizationIpGenerator, rest: Address = {}) => [{ adapter: { ip, ...rest } }]
const dhcp = adapter(dataObject('CustomizationDhcpIpGenerator', {}))
/** Who uses the specification says which address. */
const givenAddress = adapter(dataObject('CustomizationUnknownIpGenerator', {}), { subnetMask: '255.255.255.0', gateway: ['10.0.0.1'] })

function linux(
  name: string,
  hostName: CustomizationName,
  timeZone: string,
  nicSettingMap: CustomizationSpec['nicSettingMap'],
): CustomizationSpecItem {
  return {
    info: { name, description: '', type: 'Linux' },
    spec: {
      options: dataObject('CustomizationLinuxOptions', {}),
      identity: dataObject('CustomizationLinuxPrep', { hostName, domain: 'eng.vmware.com', timeZone, hwClockUTC: true }),
      globalIPSettings: { dnsServerList: ['127.0.1.1'] },
      nicSettingMap: nicSettingMap ?? [],
    },
  }
}

function windows(name: string, timeZone: number, identification: CustomizationIdentification): CustomizationSpecItem {
  return {
    info: { name, description: '', type: 'Windows' },
    spec: {
      options: dataObject('CustomizationWinOptions', { changeSID: true, deleteAccounts: false }),
      identity: dataObject('CustomizationSysprep', {
        guiUnattended: { timeZone, autoLogon: false, autoLogonCount: 1 },
        userData: { fullName: 'vcsim', orgName: 'VMware', computerName: dataObject('CustomizationVirtualMachineName', {}), productId: '' },
        identification,
        licenseFilePrintData: { autoMode: 'perServer', autoUsers: 5 },
      }),
      globalIPSettings: {},
      nicSettingMap: givenAddress,
    },
  }
}

/** Those that govmomi's vcsim has, by the names that scripts know. */
export const defaultSpecs: readonly CustomizationSpecItem[] = [
  linux('vcsim-linux', dataObject('CustomizationVirtualMachineName', {}), 'Pacific/Apia', dhcp),
  linux('vcsim-linux-static', dataObject('CustomizationPrefixName', { base: 'vcsim' }), 'Africa/Cairo', givenAddress),
  windows('vcsim-windows-static', 2, { joinWorkgroup: 'WORKGROUP' }),
  windows('vcsim-windows-domain', 15, { joinDomain: 'DOMAIN', domainAdmin: 'vcsim' }),
]
