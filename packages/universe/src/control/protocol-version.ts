/** Changes when the parameters or result of a method (`methods.ts`) change; a client refuses a keeper with another one. */
export const protocolVersion = 2
