import { resolve } from 'node:path'
import type { Image as DriverImage, DriverRun, ImageStatus, ImageStep, OperationOptions } from '@vivarium/core'
import { errors } from '@vivarium/core'
import { parseKubernetesVersion } from './cluster/kubernetes-version.js'
import { imageUsers } from './image-users.js'

/** What an image is made of beyond its base: steps in order. Functions such as `packages` make them. */
export type Customization = ImageStep | PreloadStep | readonly (ImageStep | PreloadStep)[]

/** Changes the step `kubernetes` before it. */
export interface PreloadStep {
  readonly kind: 'preload-kubernetes-images'
}

/** Install packages of the base's distribution. */
export function packages(...names: readonly string[]): ImageStep {
  return { kind: 'packages', names }
}

/** Write a text file; `mode` as in chmod (default 0o644). */
export function file(path: string, content: string, mode?: number): ImageStep {
  return { kind: 'file', path, content, ...(mode === undefined ? {} : { mode }) }
}

export interface KubernetesOptions {
  /** `1.34` for its newest patch release, or `1.34.1`. */
  readonly version: string
  /** With the container images that kubeadm and the registry add-on need, as far as `images` has them not. */
  readonly preload?: boolean
  /**
   * A folder with `kubeadm`, `kubelet`, `kubectl`, and CNI plugins (`bridge`, `host-local`, `loopback`, `portmap`) in a folder `cni`, to be
   * installed instead of the packages of pkgs.k8s.io.
   */
  readonly programs?: string
  /** Archives of container images (`docker save`, or OCI) to be there from the start. */
  readonly images?: readonly string[]
}

/** Install containerd, kubelet, kubeadm and kubectl, as `newCluster` needs them. Paths are relative to the working folder. Throws INVALID_VALUE. */
export function kubernetes({ version, preload, programs, images }: KubernetesOptions): ImageStep {
  parseKubernetesVersion(version)
  return {
    kind: 'kubernetes',
    version,
    ...(preload !== undefined && { preload }),
    ...(programs !== undefined && { programs: resolve(programs) }),
    ...(images && { images: images.map((path) => resolve(path)) }),
  }
}

/** Bring along the container images that kubeadm and the registry add-on need, so that clusters start without the internet. After `kubernetes`. */
export function preloadKubernetesImages(): PreloadStep {
  return { kind: 'preload-kubernetes-images' }
}

/** Run a shell script as root in the image while it is built. */
export function script(text: string): ImageStep {
  return { kind: 'script', script: text }
}

export interface NewImageOptions extends OperationOptions {
  /** Default: `debian-bookworm`. */
  readonly base?: string
  readonly customize?: readonly Customization[]
  /** Take a disk image from this file (qcow2 or raw) instead of building one. */
  readonly fromFile?: string
  /** With `fromFile`: `sha256:…` that the file must have. */
  readonly checksum?: string
  /** Default: that of the step `kubernetes`. */
  readonly kubernetesVersion?: string
}

/** An image of a universe: a template for its machines. */
export class Image {
  readonly #image: DriverImage

  constructor(image: DriverImage) {
    this.#image = image
  }

  get name(): string {
    return this.#image.name
  }

  get kubernetesVersion(): string | undefined {
    return this.#image.kubernetesVersion
  }

  status(): Promise<ImageStatus> {
    return this.#image.status()
  }

  /** `sha256:…`, or undefined while the image is not in the cache. */
  checksum(): Promise<string | undefined> {
    return this.#image.checksum()
  }

  /** Builds or downloads the content again if it is not in the cache. */
  fetch(options?: OperationOptions): Promise<void> {
    return this.#image.fetch(options)
  }

  /** Removes the content from the cache; `fetch` gets it again. Throws IN_USE while a machine or save of any known universe stands on it. */
  async purgeLocal(): Promise<void> {
    const key = await this.#image.cacheKey()
    const user = key === undefined ? undefined : (await imageUsers()).get(key)?.[0]
    if (user !== undefined) throw errors.inUse('image', this.name, user)
    await this.#image.purgeLocal()
  }
}

/** Preloading is a part of the step that it is about: which images those are is known by what that one installs. */
function stepsOf(customizations: readonly (ImageStep | PreloadStep)[]): ImageStep[] {
  const steps: ImageStep[] = []
  for (const step of customizations) {
    if (step.kind !== 'preload-kubernetes-images') {
      steps.push(step)
      continue
    }
    const index = steps.findLastIndex(({ kind }) => kind === 'kubernetes')
    const kubernetesStep = steps[index]
    if (kubernetesStep?.kind !== 'kubernetes') {
      throw errors.invalidValue('customize', step.kind, 'preloadKubernetesImages() comes after kubernetes(…), whose images it brings along')
    }
    steps[index] = { ...kubernetesStep, preload: true }
  }
  return steps
}

/** Names a new image and gets its content; when that fails, the name is free again. */
export async function makeImage(run: DriverRun, name: string, options: NewImageOptions): Promise<Image> {
  const { base = 'debian-bookworm', customize = [], fromFile, checksum, kubernetesVersion, ...operation } = options
  if (fromFile !== undefined && (customize.length > 0 || options.base !== undefined)) {
    throw errors.invalidValue('fromFile', fromFile, 'an image comes from a file or from a recipe (base, customize), not from both')
  }
  const recipe = fromFile === undefined ? { base, steps: stepsOf(customize.flat()) } : undefined
  const version = kubernetesVersion ?? recipe?.steps.flatMap((step) => (step.kind === 'kubernetes' ? [step.version] : []))[0]
  const image = await run.newImage({ name, ...(recipe && { recipe }), ...(version && { kubernetesVersion: version }) })
  try {
    if (fromFile === undefined) await image.fetch(operation)
    else await image.fromFile(fromFile, { ...operation, ...(checksum && { checksum }) })
  } catch (error) {
    await run.deleteImage(name)
    throw error
  }
  return new Image(image)
}
