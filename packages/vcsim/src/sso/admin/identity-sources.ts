import { systemDomain } from '../../access/users.js'
import { invalidArgument, notFound } from '../../faults.js'
import { list, optional, text } from '../shapes.js'
import { method, type ServiceCall, type ServiceObject } from '../soap-service.js'
import { content } from './content.js'
import { credentials, identitySources, ldapDetails } from './types.js'

const domain = (name: string, alias?: string) => ({ name, domains: [{ name, ...(alias === undefined ? {} : { alias }) }] })

/** Domains of users: the own one, and directories of others. */
export const identitySourceManagement: ServiceObject = {
  reference: content.identitySourceManagementService,
  methods: {
    Get: method('user', {}, identitySources, ({ world }) => {
      const system = domain(systemDomain, 'vmwarem')
      const localOS = domain('localos', '')
      const ldaps = world.sso.settings.ldapSources
      return { all: [system, localOS, ...ldaps.map(({ name, domains }) => ({ name, domains }))], system, localOS, ldaps }
    }),
    GetSystemDomainName: method('anyone', {}, text, () => systemDomain),
    IdS_getDefaultDomains: method('user', {}, list(text), ({ world }) => [world.sso.settings.defaultDomain]),
    IdS_setDefaultDomains: method('administrator', { domainNames: text }, undefined, ({ world }, { domainNames }) => {
      const { settings } = world.sso
      const known = [systemDomain, 'localos', ...settings.ldapSources.map(({ name }) => name)]
      if (!known.includes(domainNames)) throw notFound()
      settings.defaultDomain = domainNames
    }),
    RegisterLdap: method(
      'administrator',
      {
        serverType: text,
        domainName: text,
        domainAlias: optional(text),
        details: ldapDetails,
        authenticationType: text,
        authnCredentials: optional(credentials),
      },
      undefined,
      ({ world: { sso } }, { serverType, domainName, domainAlias, details, authenticationType, authnCredentials }) => {
        if (sso.settings.ldapSources.some(({ name }) => name === domainName)) throw invalidArgument('domainName')
        const authenticationDetails = {
          authenticationType,
          ...(authnCredentials === undefined ? {} : { username: authnCredentials.username }),
        }
        const source = { ...domain(domainName, domainAlias), type: serverType, details, authenticationDetails }
        sso.settings.ldapSources = [...sso.settings.ldapSources, source]
      },
    ),
    UpdateLdap: method('administrator', { name: text, details: ldapDetails }, undefined, (call, { name, details }) =>
      changeLdap(call, name, (source) => ({ ...source, details })),
    ),
    UpdateLdapAuthnType: method(
      'administrator',
      { name: text, authnType: text, authnCredentials: optional(credentials) },
      undefined,
      (call, { name, authnType: authenticationType, authnCredentials }) =>
        changeLdap(call, name, (source) => ({
          ...source,
          authenticationDetails: {
            authenticationType,
            ...(authnCredentials === undefined ? {} : { username: authnCredentials.username }),
          },
        })),
    ),
    DeleteDomain: method('administrator', { name: text }, undefined, (call, { name }) => changeLdap(call, name, () => undefined)),
  },
}

type LdapSource = ServiceCall['world']['sso']['settings']['ldapSources'][number]

function changeLdap({ world: { sso } }: ServiceCall, name: string, change: (source: LdapSource) => LdapSource | undefined): void {
  const { ldapSources } = sso.settings
  if (!ldapSources.some((source) => source.name === name)) throw notFound()
  sso.settings.ldapSources = ldapSources.flatMap((source) => (source.name === name ? (change(source) ?? []) : source))
}
