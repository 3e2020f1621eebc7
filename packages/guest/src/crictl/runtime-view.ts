/** What `crictl` finds in the container runtime of its machine; it is handed in. */
export interface RuntimeView {
  readonly pods: readonly RuntimePod[]
  readonly containers: readonly RuntimeContainer[]
  readonly images: readonly RuntimeImage[]
  /** What a container has written. */
  log(container: RuntimeContainer, options: RuntimeLogOptions, signal: AbortSignal): AsyncIterable<Uint8Array>
}

export interface RuntimePod {
  /** 64 hexadecimal digits. */
  readonly id: string
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly createdAt: Date
  readonly isReady: boolean
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly ip?: string
}

export interface RuntimeContainer {
  /** 64 hexadecimal digits. */
  readonly id: string
  readonly podId: string
  readonly name: string
  readonly image: string
  readonly imageId: string
  readonly state: 'Running' | 'Exited'
  readonly startedAt: Date
  readonly finishedAt?: Date
  readonly exitCode?: number
  readonly reason?: string
  /** How often it was started anew. */
  readonly attempt: number
}

export interface RuntimeImage {
  /** 64 hexadecimal digits. */
  readonly id: string
  /** With tags: `docker.io/library/nginx:latest`. */
  readonly tags: readonly string[]
  /** `docker.io/library/nginx@sha256:…` */
  readonly digests: readonly string[]
  readonly sizeBytes: number
}

export interface RuntimeLogOptions {
  readonly follow: boolean
  readonly timestamps: boolean
  /** Absent: all. */
  readonly tail?: number
}
