/** What a message may at most be. */
export interface XmlLimits {
  readonly bytes: number
  /** Elements inside each other. */
  readonly depth: number
  /** Of one element, with its namespace declarations. */
  readonly attributes: number
}

/** Where a tag begins, counted as vCenter counts: lines from 1, columns from 0. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface XmlTagAttribute {
  /** As it is written: with its prefix. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly uri: string
  readonly value: string
}

export interface XmlTag {
  readonly prefix: string
  readonly local: string
  readonly uri: string
  /** By name. */
  readonly attributes: Readonly<Record<string, XmlTagAttribute>>
}

export interface XmlHandler {
  /** `resolve` gives the namespace that a prefix stands for at this tag. */
  open(tag: XmlTag, position: Position, resolve: (prefix: string) => string | undefined): void
  text(text: string): void
  close(): void
  /** Where in the message one is, for errors: VMOMI's "while parsing …" lines. */
  context(): string
}
