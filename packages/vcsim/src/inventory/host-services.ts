import type { HostFirewallInfo, HostFirewallRule, HostFirewallRuleset, HostService, HostServiceInfo } from '@vivarium/vim/types'

const basePackage = { sourcePackageName: 'esx-base', description: 'This VIB contains all of the base functionality of vSphere ESXi.' }

/** Key, label, whether it runs, when it starts, and the firewall's rule sets that it needs. */
const services: readonly (readonly [key: string, label: string, running: boolean, policy: 'on' | 'off' | 'automatic', ruleset?: string])[] =
  [
    ['DCUI', 'Direct Console UI', true, 'on'],
    ['TSM', 'ESXi Shell', false, 'off'],
    ['TSM-SSH', 'SSH', false, 'off', 'sshServer'],
    ['attestd', 'attestd', false, 'off'],
    ['dpd', 'dpd', false, 'off'],
    ['entropyd', 'entropyd', true, 'on'],
    ['kmxd', 'kmxd', false, 'off'],
    ['lbtd', 'Load-Based Teaming Daemon', true, 'on'],
    ['lwsmd', 'Active Directory Service', false, 'off', 'activeDirectoryAll'],
    ['ntpd', 'NTP Daemon', false, 'off', 'ntpClient'],
    ['pcscd', 'PC/SC Smart Card Daemon', false, 'off'],
    ['ptpd', 'PTP Daemon', false, 'off', 'ptpd'],
    ['sfcbd-watchdog', 'CIM Server', false, 'off', 'CIMHttpServer'],
    ['slpd', 'slpd', false, 'off', 'CIMSLP'],
    ['snmpd', 'SNMP Server', false, 'off', 'snmp'],
    ['vltd', 'vltd', false, 'off'],
    ['vmsyslogd', 'Syslog Server', true, 'automatic', 'syslog'],
    ['vpxa', 'VMware vCenter Agent', true, 'on', 'vpxHeartbeats'],
    ['xorg', 'X.Org Server', false, 'on'],
  ]

export const newServices: HostServiceInfo = {
  service: services.map(
    ([key, label, running, policy, ruleset]): HostService => ({
      key,
      label,
      required: false,
      uninstallable: false,
      running,
      ...(ruleset === undefined ? {} : { ruleset: [ruleset] }),
      policy,
      sourcePackage: basePackage,
    }),
  ),
}

const inbound = (protocol: 'tcp' | 'udp', port: number, endPort?: number): HostFirewallRule => ({
  port,
  ...(endPort === undefined ? {} : { endPort }),
  direction: 'inbound',
  portType: 'dst',
  protocol,
})

const outbound = (protocol: 'tcp' | 'udp', port: number, endPort?: number): HostFirewallRule => ({
  ...inbound(protocol, port, endPort),
  direction: 'outbound',
})

/** Key, label, whether it is on at first, its rules, and the service that it is for. */
const rulesets: readonly (readonly [key: string, label: string, enabled: boolean, rules: readonly HostFirewallRule[], service?: string])[] =
  [
    ['CIMHttpServer', 'CIM Server', true, [inbound('tcp', 5988)], 'sfcbd-watchdog'],
    ['CIMHttpsServer', 'CIM Secure Server', true, [inbound('tcp', 5989)], 'sfcbd-watchdog'],
    ['CIMSLP', 'CIM SLP', true, [inbound('udp', 427), outbound('udp', 427), inbound('tcp', 427), outbound('tcp', 427)]],
    ['DHCPv6', 'DHCPv6', true, [inbound('tcp', 546), outbound('tcp', 547), inbound('udp', 546), outbound('udp', 547)]],
    ['DVSSync', 'DVSSync', true, [inbound('udp', 8301, 8302), outbound('udp', 8301, 8302)]],
    ['HBR', 'HBR', true, [outbound('tcp', 31031), outbound('tcp', 44046)]],
    ['NFC', 'NFC', true, [inbound('tcp', 902), outbound('tcp', 902)]],
    ['WOL', 'WOL', true, [outbound('udp', 9)]],
    [
      'activeDirectoryAll',
      'Active Directory All',
      false,
      [outbound('udp', 88), outbound('tcp', 88), outbound('tcp', 389), outbound('tcp', 445)],
    ],
    ['dhcp', 'DHCP Client', true, [inbound('udp', 68), outbound('udp', 68)]],
    ['dns', 'DNS Client', true, [inbound('udp', 53), outbound('udp', 53), outbound('tcp', 53)]],
    ['esxupdate', 'esxupdate', false, [outbound('tcp', 443)]],
    ['faultTolerance', 'Fault Tolerance', true, [inbound('tcp', 8300), outbound('tcp', 8300)]],
    [
      'fdm',
      'vSphere High Availability Agent',
      false,
      [inbound('tcp', 8182), outbound('tcp', 8182), inbound('udp', 8182), outbound('udp', 8182)],
    ],
    ['gdbserver', 'gdbserver', false, [inbound('tcp', 1000, 9999), inbound('tcp', 50000, 50999)]],
    ['httpClient', 'httpClient', false, [outbound('tcp', 80), outbound('tcp', 443)]],
    ['iSCSI', 'Software iSCSI Client', false, [outbound('tcp', 3260)]],
    ['ipfam', 'NSX Distributed Logical Router Service', false, [inbound('udp', 6999), outbound('udp', 6999)]],
    ['nfs41Client', 'nfs41Client', false, [outbound('tcp', 0, 65535)]],
    ['nfsClient', 'NFS Client', false, [outbound('tcp', 0, 65535)]],
    ['ntpClient', 'NTP Client', false, [outbound('udp', 123)], 'ntpd'],
    ['ptpd', 'PTP Client', false, [inbound('udp', 319, 320), outbound('udp', 319, 320)], 'ptpd'],
    ['rdt', 'Virtual SAN Transport', false, [inbound('tcp', 2233), outbound('tcp', 2233)]],
    [
      'remoteSerialPort',
      'VM serial port connected over network',
      false,
      [inbound('tcp', 23), inbound('tcp', 1024, 65535), outbound('tcp', 0, 65535)],
    ],
    ['snmp', 'SNMP Server', true, [inbound('udp', 161)], 'snmpd'],
    ['sshClient', 'SSH Client', false, [outbound('tcp', 22)]],
    ['sshServer', 'SSH Server', true, [inbound('tcp', 22)], 'TSM-SSH'],
    ['syslog', 'syslog', false, [outbound('udp', 514), outbound('tcp', 514), outbound('tcp', 1514)], 'vmsyslogd'],
    ['updateManager', 'vCenter Update Manager', true, [outbound('tcp', 80), outbound('tcp', 9000, 9100)]],
    ['vMotion', 'vMotion', true, [inbound('tcp', 8000), outbound('tcp', 8000)]],
    ['vSphereClient', 'vSphere Web Client', true, [inbound('tcp', 902), inbound('tcp', 443)]],
    ['vpxHeartbeats', 'VMware vCenter Agent', true, [outbound('udp', 902)], 'vpxa'],
    ['vsanvp', 'vsanvp', true, [inbound('tcp', 8080), outbound('tcp', 8080)]],
    ['webAccess', 'vSphere Web Access', true, [inbound('tcp', 80)]],
  ]

export const newFirewall: HostFirewallInfo = {
  defaultPolicy: { incomingBlocked: true, outgoingBlocked: true },
  ruleset: rulesets.map(
    ([key, label, enabled, rule, service]): HostFirewallRuleset => ({
      key,
      label,
      required: false,
      rule: [...rule],
      ...(service === undefined ? {} : { service }),
      enabled,
      allowedHosts: { allIp: true },
      userControllable: true,
      ipListUserConfigurable: true,
    }),
  ),
}
