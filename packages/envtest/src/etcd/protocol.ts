/** How a kube-apiserver of ours asks an etcd of ours for the folder of its state: an HTTP request that holds the connection. */
export const statePath = '/vivarium/state'
export const stateProtocol = 'vivarium-state'
/** Header of the answer: the folder, in URL encoding. */
export const folderHeader = 'vivarium-folder'
/** What the API server says on the held connection when a journal is whole: this word, its number, a line end. */
export const closedWord = 'closed'
