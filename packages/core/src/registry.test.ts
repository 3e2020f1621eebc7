import { expect, test } from 'vitest'
import type { Driver } from './driver.js'
import { forEachDriver, getDriver, registerDriver } from './registry.js'

function driver(name: string, description = ''): Driver {
  return {
    name,
    description,
    requiresPortForwarding: false,
    runsIn: 'caller',
    status: async () => ({ ready: true, message: '', problems: [] }),
    openRun: () => Promise.reject(new Error('not in this test')),
  }
}

test('drivers are found by name, visited in order until one says stop, and replaced by their name', () => {
  expect(() => getDriver('one')).toThrow('there is no driver "one"; no driver exists here')
  registerDriver(driver('one'))
  registerDriver(driver('two'))
  registerDriver(driver('one', 'newer'))
  expect(getDriver('one').description).toBe('newer')
  expect(() => getDriver('three')).toThrow('there is no driver "three"; there is: one, two')

  const all: string[] = []
  forEachDriver(({ name }) => {
    all.push(name)
    return undefined
  })
  expect(all).toEqual(['one', 'two'])
  const first: string[] = []
  forEachDriver(({ name }) => {
    first.push(name)
    return false
  })
  expect(first).toEqual(['one'])
  expect(() => registerDriver(driver('No Name'))).toThrow(/can't be the name of a driver/)
})
