import type { Permission } from '@vivarium/vim/types'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { Model } from '../model/model.js'
import { authorizationManagerId, defaultPermissions, Permissions } from './permissions.js'
import { defaultRoles } from './roles.js'
import { type UserRules, Users } from './users.js'

const [admin, readOnly, noAccess, powerUser] = [-1, -2, -5, 4]

let model: Model
let root: ManagedObject
let folder: ManagedObject
let pool: ManagedObject
let vm: ManagedObject

beforeEach(() => {
  model = new Model()
  root = model.add('Folder', 'group-d1', { name: 'Datacenters' })
  folder = model.add('Folder', 'group-v2', { name: 'vm', parent: root.reference })
  pool = model.add('ResourcePool', 'resgroup-3', { name: 'Resources', parent: root.reference })
  vm = model.add('VirtualMachine', 'vm-4', { name: 'a', parent: folder.reference, resourcePool: pool.reference })
  model.add('AuthorizationManager', authorizationManagerId, { roleList: defaultRoles() })
})

function permissionsOf(rules: UserRules) {
  const permissions = new Permissions(model, new Users(rules))
  permissions.set(root, defaultPermissions(root.reference, false))
  return permissions
}

const people: UserRules = {
  username: 'boss',
  users: [
    { name: 'ann', password: 'a', groups: ['readers', 'writers'] },
    { name: 'bob', password: 'b' },
  ],
}
const permission = (principal: string, roleId: number, more: Partial<Permission> = {}): Permission => ({
  principal,
  roleId,
  group: false,
  propagate: true,
  ...more,
})

describe('permissions', () => {
  it('come down from what an entity is in, if they propagate', () => {
    const permissions = permissionsOf(people)
    permissions.set(folder, [permission('ann', powerUser)])
    expect(permissions.has('ann', vm, 'VirtualMachine.Interact.Reset')).toBe(true)
    expect(permissions.has('ann', root, 'System.View')).toBe(false)
    permissions.set(folder, [permission('ann', powerUser, { propagate: false })])
    expect(permissions.has('ann', vm, 'VirtualMachine.Interact.Reset')).toBe(false)
    expect(permissions.has('ann', folder, 'VirtualMachine.Interact.Reset')).toBe(true)
  })

  it('on an entity go before those that come down to it', () => {
    const permissions = permissionsOf(people)
    permissions.set(root, [permission('bob', admin)])
    permissions.set(vm, [permission('bob', noAccess)])
    expect(permissions.has('bob', vm, 'System.View')).toBe(false)
    expect(permissions.has('bob', folder, 'Folder.Delete')).toBe(true)
  })

  it('of groups add up, and one for the user goes before them', () => {
    const permissions = permissionsOf(people)
    const groups = [permission('readers', readOnly, { group: true }), permission('writers', 8, { group: true })]
    permissions.set(folder, groups)
    expect(permissions.privilegesOn('ann', folder)).toEqual(expect.arrayContaining(['System.Read', 'Datastore.AllocateSpace']))
    permissions.set(folder, [...groups, permission('VSPHERE.LOCAL\\Ann', noAccess)])
    expect(permissions.privilegesOn('ann', folder)).toEqual([])
    expect(permissions.rolesOn('ann', folder)).toEqual([noAccess])
  })

  it('of a machine come from its folder and from its pool', () => {
    const permissions = permissionsOf(people)
    permissions.set(folder, [permission('bob', readOnly)])
    permissions.set(pool, [permission('bob', powerUser)])
    expect([...permissions.rolesOn('bob', vm)].sort()).toEqual([readOnly, powerUser].sort())
    expect(permissions.has('bob', vm, 'VirtualMachine.Interact.Reset')).toBe(true)
  })

  it('are noticed when they, a role or the place of an entity change', () => {
    const permissions = permissionsOf(people)
    permissions.set(folder, [permission('bob', 8)])
    expect(permissions.has('bob', vm, 'Global.Licenses')).toBe(false)
    const manager = model.get({ type: 'AuthorizationManager', value: authorizationManagerId })
    model.update<'AuthorizationManager'>(manager, {
      roleList: defaultRoles().map((role) => (role.roleId === 8 ? { ...role, privilege: ['Global.Licenses'] } : role)),
    })
    expect(permissions.has('bob', vm, 'Global.Licenses')).toBe(true)
    model.update<'VirtualMachine'>(vm, { parent: root.reference })
    expect(permissions.has('bob', vm, 'Global.Licenses')).toBe(false)
  })

  it('make the named administrator, and nobody else who is known, one', () => {
    const permissions = permissionsOf(people)
    expect(permissions.isAdministrator('boss')).toBe(true)
    expect(permissions.isAdministrator('administrator@vsphere.local')).toBe(true)
    expect(permissions.isAdministrator('bob')).toBe(false)
    expect(permissions.privilegesOn('bob', vm)).toEqual([])
    expect(permissions.privilegesOn('boss', vm)).toContain('VirtualMachine.Inventory.Delete')
  })

  it('leave everybody an administrator whom none names, where nobody is known by name', () => {
    const permissions = permissionsOf({})
    expect(permissions.mayDoEverything('user')).toBe(true)
    permissions.set(folder, [permission('user', readOnly)])
    expect(permissions.mayDoEverything('user')).toBe(false)
    expect(permissions.mayDoEverything('other')).toBe(true)
    permissions.set(folder, [])
    expect(permissions.mayDoEverything('user')).toBe(true)
  })
})

describe('who may log in', () => {
  it('is everybody, or the named with their passwords', () => {
    expect(new Users({}).isWelcome('a', 'b')).toBe(true)
    expect(new Users({}).isWelcome('a', '')).toBe(false)
    const users = new Users({ ...people, password: 'secret' })
    expect([users.isWelcome('boss', 'secret'), users.isWelcome('ann', 'a'), users.isWelcome('Ann@vsphere.local', 'a')]).toEqual([
      true,
      true,
      true,
    ])
    expect([users.isWelcome('boss', 'a'), users.isWelcome('ann', 'b'), users.isWelcome('carl', 'a')]).toEqual([false, false, false])
  })
})
