import { expect, it } from 'vitest'
import { commands } from './commands/commands.js'
import { protectForeignWords } from './foreign-words.js'

const protect = (line: string) => protectForeignWords(line.split(' '), commands).join(' ')

it.each([
  ['kubectl get pods -o wide', 'kubectl -- get pods -o wide'],
  ['kubectl --cluster main get pods --help', 'kubectl --cluster main -- get pods --help'],
  ['kubectl --cluster=main --help', 'kubectl --cluster=main -- --help'],
  ['--run 2 -q kubectl get pods --output json', '--run 2 -q kubectl -- get pods --output json'],
  ['kubectl -- get pods', 'kubectl -- get pods'],
  ['kubectl', 'kubectl --'],
])('what follows kubectl is for kubectl: %s', (line, expected) => {
  expect(protect(line)).toBe(expected)
})

it.each(['vm ls --output json', 'ssh web -- kubectl get pods', '--universe kubectl ls'])(
  'other command lines stay as they are: %s',
  (line) => {
    expect(protect(line)).toBe(line)
  },
)
