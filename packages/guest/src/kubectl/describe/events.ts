import type { ApiClient, KubeObject } from '../client.js'
import { pathOf, type Resource } from '../resources.js'
import { ageText, type Page } from './page.js'

export interface Event extends KubeObject {
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly count?: number
  readonly eventTime?: string | null
  readonly firstTimestamp?: string | null
  readonly lastTimestamp?: string | null
  readonly source?: { readonly component?: string }
  readonly reportingComponent?: string
  readonly series?: { readonly count?: number; readonly lastObservedTime?: string }
}

/** The events about an object. Those about nodes have other uids: kubelets name themselves there. */
export async function eventsOf(client: ApiClient, events: Resource, { kind = '', metadata = {} }: KubeObject): Promise<readonly Event[]> {
  const { name = '', namespace, uid = '' } = metadata
  const selector = [`involvedObject.name=${name}`, `involvedObject.kind=${kind}`]
  if (namespace !== undefined) selector.push(`involvedObject.namespace=${namespace}`)
  if (kind !== 'Node') selector.push(`involvedObject.uid=${uid}`)
  const { items } = await client.ask<{ items: readonly Event[] }>('GET', pathOf(events, namespace), {
    query: { fieldSelector: selector.join(',') },
  })
  return items
}

export function describeEvents(page: Page, events: readonly Event[], now: Date): void {
  if (events.length === 0) {
    page.line(0, 'Events:\t<none>')
    return
  }
  page.flush()
  page.line(0, 'Events:')
  page.line(1, 'Type\tReason\tAge\tFrom\tMessage')
  page.line(1, '----\t------\t----\t----\t-------')
  const timeOf = ({ lastTimestamp }: Event) => Date.parse(lastTimestamp ?? '') || 0
  for (const event of events.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    const { type = '', reason = '', message = '', count = 0, eventTime, firstTimestamp, lastTimestamp, series, source } = event
    const first = ageText(eventTime ?? firstTimestamp, now)
    const age = series
      ? `${ageText(series.lastObservedTime, now)} (x${series.count} over ${first})`
      : count > 1
        ? `${ageText(lastTimestamp, now)} (x${count} over ${first})`
        : first
    page.line(1, `${type}\t${reason}\t${age}\t${source?.component || event.reportingComponent || ''}\t${message.trim()}`)
  }
}
