import type { Kind } from '../call.js'

export const serviceInstance = {
  methods: {
    RetrieveServiceContent: ({ world }) => world.content,
    CurrentTime: ({ world }) => world.clock.now().toISOString(),
  },
  computed: {
    serverClock: ({ clock }) => clock.now().toISOString(),
  },
} satisfies Kind
