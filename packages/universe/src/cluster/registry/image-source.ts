/**
 * Where an image comes from: the path of an archive (`docker save`, or OCI) or of an OCI layout folder, or `docker:NAME` for an image of the
 * docker daemon. With `as`, under another name than it says of itself.
 */
export type ImageSource = string | { readonly from: string; readonly as: string }
