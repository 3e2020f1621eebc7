export {
  CertificateAuthority,
  type CertificateRequest,
  type KeyPair,
  publicKeyHash,
  type SigningOptions,
  type Validity,
} from './certificates/certificate-authority.js'
export type { AlternativeNames, CertificateSubject } from './certificates/certificate-content.js'
export { generateKeys, type KeyAlgorithm, type Keys, keyAlgorithms } from './certificates/keys.js'
export { createSigningRequest, organizationsOf, parseSigningRequest, type SigningRequest } from './certificates/signing-request.js'
export { type CertificateUsage, isCertificateUsage } from './certificates/usages.js'
export { parseChecksum, sha256OfFile } from './checksum.js'
export { type Clock, hostClock } from './clock.js'
export { cacheDir, configDir, ensureDirectory } from './directories.js'
export { type DownloadOptions, download } from './download.js'
export * from './driver.js'
export { defineErrors, type ErrorKind, type ErrorRecord, errors, isVivariumError, messageOf, VivariumError } from './errors.js'
export { FileLock, type FileLockOptions } from './file-lock.js'
export {
  describeIssues,
  type PlainIssue,
  plainIssues,
  type ReadJsonOptions,
  readJsonFile,
  syncDirectory,
  syncFile,
  syncTree,
  writeFileAtomically,
} from './files.js'
export { type CachedImage, ImageCache } from './image-cache.js'
export { fetchListedImage, type ListedImage, readImageLists } from './image-lists.js'
export { LineSplitter } from './lines.js'
export { checkDnsLabel, checkFileName } from './names.js'
export { abortError, Operation, type OperationOptions, type ProgressEvent } from './operation.js'
export { findProgram } from './process/find-program.js'
export { identityOf, isAlive, killIfAlive, type ProcessIdentity, processIdentitySchema } from './process/identity.js'
export { handleInterrupts } from './process/interrupts.js'
export { type LaunchedProcess, type LaunchOptions, launch, type ProcessExit, prepareToLaunch } from './process/launch.js'
export { ProcessLedger } from './process/ledger.js'
export { ProgramScripts, shellQuoted } from './process/program-scripts.js'
export { installHint, requireProgram } from './process/required-program.js'
export { describeExit, type RunOptions, type RunResult, run } from './process/run.js'
export { forEachDriver, getDriver, registerDriver } from './registry.js'
export type { OpenResidentRequest, Resident, ResidentDescription, ResidentKind } from './resident.js'
export { getResidentKind, registerResidentKind, residentKinds } from './resident-registry.js'
export {
  driverSettings,
  getSetting,
  listSettings,
  registerSetting,
  type Setting,
  type SettingValue,
  setSetting,
  unsetSetting,
} from './settings.js'
export { formatSize, parseSize } from './sizes.js'
export { parseAddress, type SshAddress } from './ssh/address.js'
export { createSshClient, type SshClient, type SshClientOptions } from './ssh/client.js'
export type { HostKeys, SshLogin } from './ssh/connection.js'
export type { InteractiveShellOptions, TerminalInput, TerminalOutput } from './ssh/interactive-shell.js'
export { generateSshKeyPair, type SshKeyPair, writeSshKeyPair } from './ssh/key-pair.js'
export { type SyncRequest, type SyncTarget, syncFiles } from './ssh/rsync.js'
export type { SshResult, SshRunOptions } from './ssh/run-command.js'
export { uploadTree } from './ssh/upload-tree.js'
export { WatchedStatus } from './watched-status.js'
