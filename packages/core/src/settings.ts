import { join } from 'node:path'
import { z } from 'zod'
import { configDir, ensureDirectory } from './directories.js'
import { errors, isVivariumError } from './errors.js'
import { FileLock } from './file-lock.js'
import { readJsonFile, writeFileAtomically } from './files.js'

/** What a value must be. A zod schema of strings is one. */
interface ValueRule {
  safeParse(
    value: string,
  ):
    | { readonly success: true; readonly data: string }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } }
}

/** A setting as who uses it declares it. */
export interface Setting {
  /** `DRIVER.KEY` for a driver's, `KEY` for one of the whole product. */
  readonly name: string
  /** One line: what it decides. */
  readonly description: string
  /** Checks a value, and may tidy it; its message is the rule that people see. */
  readonly schema: ValueRule
  /** What holds while it is not set; none: it has no value then. */
  readonly default?: string
}

/** A setting with what holds for it. */
export interface SettingValue {
  readonly setting: Setting
  readonly value: string | undefined
  readonly isSet: boolean
}

const formatVersion = 1
const maxValueLength = 4096
const maxFileBytes = 2 ** 20
const lockTimeoutMs = 10_000
const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/

const valuesSchema = z.record(z.string(), z.string())
const fileSchema = z.object({
  formatVersion: z.literal(formatVersion),
  /** By driver, then key. */
  drivers: z.record(z.string(), valuesSchema).default({}),
  general: valuesSchema.default({}),
})
type SettingsFile = z.infer<typeof fileSchema>

const registered = new Map<string, Setting>()

/** Makes a setting known. One with the same name is replaced. Throws INVALID_NAME; INVALID_VALUE when its own default breaks its rule. */
export function registerSetting(setting: Setting): void {
  if (!namePattern.test(setting.name)) {
    throw errors.invalidName('setting', setting.name, "use lower-case words joined by '-', with the driver's name and a dot before them")
  }
  if (setting.default !== undefined) check(setting, setting.default)
  registered.set(setting.name, setting)
}

/** All settings by name, with what holds for each. Throws INVALID_VALUE when the file has a value that breaks its rule. */
export async function listSettings(directory: string = configDir()): Promise<readonly SettingValue[]> {
  const file = await readFileOrEmpty(directory)
  return [...registered.values()]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((setting) => {
      const stored = group(file, setting.name)[keyOf(setting.name)]
      return { setting, value: stored === undefined ? setting.default : check(setting, stored), isSet: stored !== undefined }
    })
}

/** What holds for one setting. Throws NOT_FOUND with the names that there are. */
export async function getSetting(name: string, directory: string = configDir()): Promise<string | undefined> {
  const { name: known } = find(name)
  return (await listSettings(directory)).find(({ setting }) => setting.name === known)?.value
}

/** What holds for a driver's settings, by key (`accelerator` for `qemu.accelerator`); those without a value are left out. */
export async function driverSettings(driver: string, directory: string = configDir()): Promise<Readonly<Record<string, string>>> {
  const result: Record<string, string> = {}
  for (const { setting, value } of await listSettings(directory)) {
    if (value !== undefined && setting.name.startsWith(`${driver}.`)) result[keyOf(setting.name)] = value
  }
  return result
}

/** Stores a value. Throws NOT_FOUND for a name that nobody declared, INVALID_VALUE. */
export async function setSetting(name: string, value: string, directory: string = configDir()): Promise<void> {
  const setting = find(name)
  const checked = check(setting, value)
  await change(directory, (file) => {
    group(file, name)[keyOf(name)] = checked
  })
}

/** Back to the default. No error when it is not set. Throws NOT_FOUND. */
export async function unsetSetting(name: string, directory: string = configDir()): Promise<void> {
  find(name)
  await change(directory, (file) => {
    delete group(file, name)[keyOf(name)]
  })
}

function find(name: string): Setting {
  const setting = registered.get(name)
  if (setting === undefined) throw errors.notFound('setting', name, [...registered.keys()])
  return setting
}

function check(setting: Setting, value: string): string {
  if (value.length > maxValueLength) throw errors.invalidValue(setting.name, value, `it may have up to ${maxValueLength} characters`)
  const result = setting.schema.safeParse(value)
  if (!result.success) throw errors.invalidValue(setting.name, value, result.error.issues.map(({ message }) => message).join('; '))
  return result.data
}

function keyOf(name: string): string {
  return name.slice(name.indexOf('.') + 1)
}

/** Where in the file a setting's value is. */
function group(file: SettingsFile, name: string): Record<string, string> {
  if (!name.includes('.')) return file.general
  const driver = name.slice(0, name.indexOf('.'))
  file.drivers[driver] ??= {}
  return file.drivers[driver]
}

async function readFileOrEmpty(directory: string): Promise<SettingsFile> {
  try {
    return await readJsonFile(join(directory, 'settings.json'), fileSchema, {
      maxBytes: maxFileBytes,
      format: { field: 'formatVersion', newest: formatVersion },
    })
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) return { formatVersion, drivers: {}, general: {} }
    throw error
  }
}

/** What nobody declares here (a driver that is not installed just now) stays in the file. */
async function change(directory: string, edit: (file: SettingsFile) => void): Promise<void> {
  await ensureDirectory(directory)
  const lock = await FileLock.acquire(join(directory, 'settings.lock'), { what: 'the settings file', wait: { timeoutMs: lockTimeoutMs } })
  try {
    const file = await readFileOrEmpty(directory)
    edit(file)
    for (const [driver, values] of Object.entries(file.drivers)) if (Object.keys(values).length === 0) delete file.drivers[driver]
    await writeFileAtomically(join(directory, 'settings.json'), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  } finally {
    await lock.release()
  }
}
