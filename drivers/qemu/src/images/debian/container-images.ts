/** Where archives lie in the tree until they are imported. */
export const archiveFolder = '/var/cache/vivarium-images'

const state = '/run/vivarium-containerd'
const ctr = `ctr --address ${state}/containerd.sock --namespace k8s.io`

/** The registry add-on of clusters; the others are named by kubeadm. */
const registryImage = 'docker.io/library/registry:2'

/** Which images there are, kubeadm knows without the internet when it is told the version. */
export const listImages = 'kubeadm config images list --kubernetes-version "$(kubeadm version -o short)"'

/** Container images for the machines' containerd to have from the start: from archives, and from the internet what those have not. */
export interface ContainerImages {
  /** Archives in `archiveFolder`, which are gone afterwards. */
  readonly archives: readonly string[]
  /** The images that kubeadm lists, and the registry add-on's, are fetched. */
  readonly fetched: boolean
}

/**
 * A script for a tree with containerd and kubeadm. A containerd runs in the tree for as long as it takes, on the folder that the machines'
 * own will use.
 */
export function containerImagesScript({ archives, fetched }: ContainerImages): string {
  return [startContainerd, ...archives.map(importArchive), fetched ? fetchMissing : checkMissing].join('')
}

const startContainerd = `mkdir -p ${state}
cat > ${state}/config.toml << 'END'
version = 2
root = "/var/lib/containerd"
state = "${state}/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "${state}/containerd.sock"
END
containerd --config ${state}/config.toml > ${state}/log 2>&1 &
containerd=$!
trap 'kill $containerd; wait $containerd || true; rm -rf ${state} ${archiveFolder}' EXIT
tries=0
until ${ctr} version > /dev/null 2>&1; do
  tries=$((tries + 1))
  if [ $tries -gt 60 ] || ! kill -0 $containerd; then
    echo "containerd does not start:" >&2
    tail -n 20 ${state}/log >&2
    exit 1
  fi
  sleep 1
done
`

/**
 * Unpacked here, a container of it starts at once; an emulated machine would take seconds to unpack it. That takes mounts, which not
 * everybody who builds images may make: then it is left to the machine, whose containerd unpacks an image when it is first used.
 */
function importArchive(name: string): string {
  const path = `${archiveFolder}/${name}`
  return `echo "importing ${name}"
if ! ${ctr} images import ${path} > ${state}/import 2>&1; then
  if ! ${ctr} images import --no-unpack ${path} > ${state}/import 2>&1; then
    cat ${state}/import >&2
    exit 1
  fi
  echo "${name} can't be unpacked here; containerd does it in the machine"
fi
rm ${path}
`
}

/** What is fetched is not unpacked, for it leaves attributes of files that not every archive keeps. */
const fetchMissing = `there=$(${ctr} images list --quiet)
for image in $(${listImages}) ${registryImage}; do
  case "$there" in *"$image"*) continue ;; esac
  echo "fetching $image"
  ${ctr} content fetch "$image" > /dev/null
done
`

/** By the ends of their names, since a cluster may take them from another registry (\`imageRepository\`). */
const checkMissing = `there=$(${ctr} images list --quiet)
missing=
for image in $(${listImages}); do
  case "$there" in *"/\${image##*/}"*) ;; *) missing="$missing $image" ;; esac
done
[ -z "$missing" ] || { echo "the archives of images have not what this kubeadm needs:$missing" >&2; exit 1; }
`
