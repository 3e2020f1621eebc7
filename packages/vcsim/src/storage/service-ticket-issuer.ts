import { isDataObject } from '@vivarium/vim'
import type { Kind } from '../call.js'
import { invalidArgument, notAuthenticated } from '../faults.js'

export const serviceTicketIssuer = {
  methods: {
    AcquireGenericServiceTicket({ world, session, object }, { spec }) {
      if (session === undefined) throw notAuthenticated(object.reference, 'System.View')
      if (!isDataObject(spec, 'SessionManagerHttpServiceRequestSpec')) throw invalidArgument('spec')
      if (!URL.canParse(spec.url, 'http://localhost')) throw invalidArgument('spec.url')
      const method = (spec.method ?? 'httpGet').replace(/^http/, '').toUpperCase()
      return { id: world.tickets.add(session, method, new URL(spec.url, 'http://localhost')), ticketType: 'HttpNfcServiceTicket' }
    },
  },
} satisfies Kind
