import { dataObject } from '@vivarium/vim'
import type { OptionDef, OptionValue } from '@vivarium/vim/types'

type Option = readonly [key: string, value: string | number, label: string, least?: number, most?: number]

/** Advanced settings of a host, with their values in a new installation. Numbers are long, as ESXi has them. */
const options: readonly Option[] = [
  ['Annotations.WelcomeMessage', '', 'Welcome message in the initial screen'],
  ['Config.Defaults.monitor.if_pschar_hw_supported', 'true', ''],
  ['Config.Defaults.security.host.ruissl', 'true', 'Use SSL for remote user interfaces'],
  ['Config.Etc.issue', '', 'Contents of /etc/issue'],
  ['Config.Etc.motd', '', 'Contents of /etc/motd'],
  ['Config.GlobalSettings.guest.commands.sharedPolicyRefCount', 0, '', 0, 2147483647],
  ['Config.HostAgent.log.level', 'info', 'Log level of the host agent'],
  ['Config.HostAgent.plugins.hostsvc.esxAdminsGroup', 'ESX Admins', 'Active Directory group of administrators'],
  ['Config.HostAgent.plugins.solo.enableMob', 0, 'Enable the managed object browser', 0, 1],
  ['Cpu.CreditAgePeriod', 3000, 'Period in ms over which CPU credit is aged', 500, 10000],
  ['DCUI.Access', 'root', 'Users with access to the direct console'],
  ['Disk.DiskMaxIOSize', 32767, 'Max disk I/O size before splitting (KB)', 32, 32767],
  ['Disk.MaxLUN', 1024, 'Maximum number of LUN ids to scan', 1, 16384],
  ['Disk.SchedNumReqOutstanding', 32, 'Number of outstanding commands to a target with competing worlds', 1, 256],
  ['HBR.HbrLowerLevelTransport', 0, '', 0, 1],
  ['Irq.BestVcpuRouting', 0, 'Route interrupts to the best vCPU', 0, 1],
  ['LPage.LPageAlwaysTryForNPT', 1, 'Always try large pages for nested paging', 0, 1],
  ['Mem.HostLocalSwapDirEnabled', 0, 'Enable host-local swap', 0, 1],
  ['Mem.MemEagerZero', 0, 'Enable eager zeroing of user and guest memory', 0, 1],
  ['Mem.ShareForceSalting', 2, 'PSHARE salting: 2 for per-VM salting', 0, 2],
  ['Misc.HeartbeatPanicTimeout', 14, 'Interval in seconds after which to panic if no heartbeats are received', 1, 86400],
  ['NFS.MaxVolumes', 32, 'Maximum number of mounted NFS volumes', 8, 256],
  ['NFS41.MaxVolumes', 32, 'Maximum number of mounted NFS v4.1 volumes', 8, 256],
  ['Net.BlockGuestBPDU', 0, 'Block guest BPDU frames', 0, 1],
  ['Net.TcpipHeapMax', 1024, 'Maximum size of the TCP/IP heap in MB', 32, 1536],
  ['Net.TcpipHeapSize', 0, 'Initial size of the TCP/IP heap in MB', 0, 32],
  ['Numa.LTermFairnessInterval', 5, '', 0, 120],
  ['Power.CpuPolicy', 'Balanced', 'Power policy'],
  ['RemoteStorage.IdleTimeout', 30, '', 1, 1000],
  ['ScratchConfig.ConfiguredScratchLocation', '/vmfs/volumes/scratch', 'The directory configured to be used for scratch space'],
  ['ScratchConfig.CurrentScratchLocation', '/vmfs/volumes/scratch', 'The directory currently being used for scratch space'],
  ['Security.AccountLockFailures', 5, 'Maximum allowed failed login attempts before locking out a user', 0, 100],
  ['Security.AccountUnlockTime', 900, 'Duration in seconds to lock out a user after too many failures', 0, 2147483647],
  ['Security.PasswordHistory', 0, 'Number of passwords to remember for each user', 0, 2147483647],
  ['Security.PasswordQualityControl', 'retry=3 min=disabled,disabled,disabled,7,7', 'Raw options for pam_passwdqc'],
  ['Syslog.global.defaultRotate', 20, 'Default number of rotated local logs to keep', 1, 100],
  ['Syslog.global.defaultSize', 1024, 'Default size of logs before rotation, in KiB', 1, 10240],
  ['Syslog.global.logDir', '[] /scratch/log', 'Datastore path of directory to output logs to'],
  ['Syslog.global.logDirUnique', 'false', 'Place logs in a unique subdirectory of logdir'],
  ['Syslog.global.logHost', '', 'The remote host to output logs to'],
  ['User.HostExec', 0, '', 0, 1],
  ['UserVars.DcuiTimeOut', 600, 'Idle time in seconds before DCUI is automatically logged out', 0, 86400],
  ['UserVars.ESXiShellInteractiveTimeOut', 0, 'Idle time before an interactive shell is automatically logged out (in seconds)', 0, 86400],
  ['UserVars.ESXiShellTimeOut', 0, 'Time before automatically disabling local and remote shell access (in seconds)', 0, 86400],
  ['UserVars.HostClientSessionTimeout', 900, 'Session timeout of the host client in seconds', 0, 7200],
  ['UserVars.ProductLockerLocation', '/locker/packages/vmtoolsRepo/', 'Path to VMware Tools repository'],
  ['UserVars.SuppressHyperthreadWarning', 0, 'Suppress the warning about L1 Terminal Fault', 0, 1],
  ['UserVars.SuppressShellWarning', 0, "Don't show warning for enabled local and remote shell access", 0, 1],
  ['VMFS3.HardwareAcceleratedLocking', 1, 'Enable hardware accelerated VMFS locking', 0, 1],
  ['VMFS3.MaxHeapSizeMB', 0, 'Maximum VMFS heap size', 0, 0],
  ['Vpx.Vpxa.config.log.level', 'verbose', 'Log level of the vCenter agent'],
  ['XvMotion.VMFSOptimizations', 1, 'Enable VMFS optimizations for XvMotion', 0, 1],
]

export const newOptions: OptionValue[] = options.map(([key, value]) => ({
  key,
  value: typeof value === 'number' ? { _typeName: 'long', _value: value } : value,
}))

export const optionDefinitions: OptionDef[] = options.map(([key, value, label, min = 0, max = 0]) => ({
  key,
  label: key,
  summary: label === '' ? key : label,
  optionType:
    typeof value === 'number'
      ? dataObject('LongOption', { valueIsReadonly: false, min, max, defaultValue: value })
      : dataObject('StringOption', { defaultValue: value }),
}))
