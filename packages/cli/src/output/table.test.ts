import { expect, it } from 'vitest'
import { printable, renderTable } from './table.js'

it('makes columns as wide as their longest cell, without trailing spaces', () => {
  const rows = [
    { name: 'a', size: '1 MiB' },
    { name: 'longer', size: '100 MiB' },
  ]
  const table = renderTable(rows, [
    { header: 'NAME', value: ({ name }) => name },
    { header: 'SIZE', value: ({ size }) => size, align: 'right' },
    { header: 'NOTE', value: () => '' },
  ])
  expect(table).toBe('NAME        SIZE   NOTE\na          1 MiB\nlonger   100 MiB\n')
})

it('shows the header when there are no rows', () => {
  expect(renderTable([], [{ header: 'NAME', value: String }])).toBe('NAME\n')
})

it('lets no text steer the terminal or break the line', () => {
  expect(printable('a\u001b[2Jb\nc\u202ed')).toBe('a\\u{1b}[2Jb\\u{a}c\\u{202e}d')
})
