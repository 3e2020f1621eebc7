import type { Kind } from '../call.js'

/** What an entity is to who looks at it. */
export const accessibleEntity = {
  methods: {},
  computed: {
    effectiveRole: ({ permissions }, session, entity) =>
      session === undefined ? undefined : [...permissions.rolesOn(session.userName, entity)],
  },
} satisfies Kind
