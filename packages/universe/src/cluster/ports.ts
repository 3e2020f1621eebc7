/** Where kubeadm's API server listens on the control plane. */
export const apiPort = 6443
/** The node port of the registry add-on, as it was in virtuakube. */
export const registryNodePort = 30000
