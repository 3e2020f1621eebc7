/*
 * Libraries and what is in them, spelled as the Automation API has them: they are told as they are kept.
 */

export interface StorageBacking {
  readonly type: string
  readonly datastore_id: string
}

export interface PublishInfo {
  readonly published?: boolean | undefined
  readonly authentication_method?: string | undefined
  readonly user_name?: string | undefined
  readonly password?: string | undefined
  readonly persist_json_enabled?: boolean | undefined
  readonly publish_url?: string | undefined
}

export interface SubscriptionInfo {
  readonly subscription_url: string
  readonly automatic_sync_enabled?: boolean | undefined
  /** Files are fetched when they are needed. */
  readonly on_demand?: boolean | undefined
  readonly authentication_method?: string | undefined
  readonly user_name?: string | undefined
  readonly password?: string | undefined
  readonly ssl_thumbprint?: string | undefined
}

export interface Library {
  readonly id: string
  readonly type: 'LOCAL' | 'SUBSCRIBED'
  readonly name: string
  readonly description: string
  readonly storage_backings: readonly StorageBacking[]
  readonly creation_time: string
  readonly last_modified_time: string
  readonly last_sync_time?: string
  readonly version: string
  readonly server_guid: string
  readonly publish_info?: PublishInfo
  readonly subscription_info?: SubscriptionInfo
  readonly security_policy_id?: string
  readonly state_info: { readonly state: 'ACTIVE' }
  readonly configuration_info?: { readonly apply_library_usage_to_items?: boolean | undefined }
}

export interface Checksum {
  readonly algorithm?: string | undefined
  readonly checksum: string
}

export interface LibraryFile {
  readonly name: string
  readonly size: number
  readonly version: string
  readonly cached: boolean
  readonly checksum_info?: Checksum
}

export interface LibraryItem {
  readonly id: string
  readonly library_id: string
  readonly name: string
  readonly description: string
  /** `ovf`, `iso`, `vm-template` … */
  readonly type: string
  readonly creation_time: string
  readonly last_modified_time: string
  readonly last_sync_time?: string
  readonly metadata_version: string
  readonly content_version: string
  readonly version: string
  /** Of all files, in bytes. */
  readonly size: number
  readonly cached: boolean
  /** Of the published item that it is a copy of. */
  readonly source_id?: string
  readonly security_compliance?: boolean
  readonly certificate_verification_info?: { readonly status: string }
}

export interface KeptItem {
  readonly item: LibraryItem
  readonly files: readonly LibraryFile[]
  /** Of a machine's template: its id. */
  readonly template?: string
}

export interface SavedLibraries {
  readonly libraries: readonly Library[]
  readonly items: readonly KeptItem[]
}

/** What is given to make a library. */
export type NewLibrary = Pick<Library, 'type' | 'name' | 'storage_backings'> &
  Partial<Pick<Library, 'description' | 'publish_info' | 'subscription_info' | 'security_policy_id' | 'configuration_info'>>
