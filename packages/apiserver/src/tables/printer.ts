import type { ColumnData } from '../data.js'
import type { Cell } from './cell.js'

/** How a kind is printed: columns and the cells under them. */
export interface Printer {
  readonly columns: readonly PrinterColumn[]
  readonly cells: readonly Cell[]
}

export interface PrinterColumn extends ColumnData {
  readonly description?: string
}
