import { defineErrors } from '@vivarium/core'

/** Why a controller of workloads tries again. They end in its log. */
export const workloadErrors = defineErrors({
  ownerGone: {
    code: 'OWNER_GONE',
    kind: 'state',
    meaning: 'An object would be adopted by an owner that is going, or is another one by now.',
    message: (kind: string, name: string) => `the original ${kind} ${name} is gone: nothing is adopted for it`,
  },
  noLabels: {
    code: 'NO_LABELS',
    kind: 'state',
    meaning: 'A pod template without labels: its pods would be nobody’s.',
    message: () => 'unable to create pods, no labels',
  },
  invalidSchedule: {
    code: 'INVALID_SCHEDULE',
    kind: 'usage',
    meaning: 'A schedule of a CronJob that is none: five fields, or @hourly and the like.',
    message: (_schedule: string, why: string) => why,
  },
  invalidTimeZone: {
    code: 'INVALID_TIME_ZONE',
    kind: 'usage',
    meaning: 'A time zone that the tz database does not know.',
    message: (timeZone: string) => `unknown time zone ${timeZone}`,
  },
})
