import type { ErrorRecord, ProgressEvent } from '@vivarium/core'
import { z } from 'zod'

/** What a keeper is told on its stdin, one line each: first `open`, later at most one `detach`. When stdin ends, the owner is gone. */
export const orderSchema = z.union([
  z.object({ open: z.object({ universe: z.string(), runs: z.array(z.string()).min(1) }) }),
  z.object({ detach: z.literal(true) }),
])
export type KeeperOrder = z.infer<typeof orderSchema>

const progressEvent = z.object({
  step: z.array(z.string()),
  state: z.enum(['started', 'running', 'done', 'failed']),
  message: z.string().optional(),
  current: z.number().optional(),
  total: z.number().optional(),
  unit: z.enum(['bytes', 'items']).optional(),
  durationMs: z.number().optional(),
})

/** What a keeper says on its stdout until its runs are open or have failed to open. */
export const reportSchema = z.union([
  z.object({ progress: progressEvent }),
  z.object({ ready: z.literal(true) }),
  z.object({
    failed: z.object({
      code: z.string(),
      kind: z.enum(['usage', 'state', 'environment', 'internal']),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
])

/** As `reportSchema`, from the side that writes it. */
export type KeeperReport = { readonly progress: ProgressEvent } | { readonly ready: true } | { readonly failed: ErrorRecord }
