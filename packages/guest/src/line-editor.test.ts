import { expect, it } from 'vitest'
import { LineEditor } from './line-editor.js'

function typed(text: string, earlier: readonly string[] = []): { lines: string[]; events: string[]; screen: string } {
  const shown: string[] = []
  let at = 0
  const editor = new LineEditor((echo) => {
    for (const character of echo) {
      if (character === '\b') at--
      else if (character === '\n') at = shown.push('\n')
      else shown[at++] = character
    }
  })
  for (const line of earlier) editor.remember(line)
  const events = [...editor.type(text)]
  return {
    lines: events.flatMap((event) => (event.kind === 'line' ? event.text : [])),
    events: events.map(({ kind }) => kind),
    screen: shown.join(''),
  }
}

it('edits a line where the cursor stands, and shows it', () => {
  expect(typed('helo\u001b[Dl\r')).toMatchObject({ lines: ['hello'], screen: 'hello\n' })
  expect(typed('xab\u0001\u001b[3~\u0005c\r').lines).toEqual(['abc'])
  expect(typed('one two three\u0017\u0017x\r').lines).toEqual(['one x'])
  expect(typed('gone\u0015kept\r').lines).toEqual(['kept'])
  expect(typed('abcd\u001b[D\u001b[D\u000b\r').lines).toEqual(['ab'])
  expect(typed('grüße\u007f\u007fß\r').lines).toEqual(['grüß'])
})

it('brings back earlier lines', () => {
  expect(typed('\u001b[A\u001b[A\r', ['first', 'second']).lines).toEqual(['first'])
  expect(typed('\u001b[A\u001b[A\u001b[B\u001b[B\u001b[Bnew\r', ['first', 'second']).lines).toEqual(['new'])
  expect(typed('\u001bOA!\r', ['again']).lines).toEqual(['again!'])
})

it('tells ends and interrupts, and takes CR LF for one end of a line', () => {
  expect(typed('a\r\nb\n\u0004x\u0003\u0004').events).toEqual(['line', 'line', 'end', 'interrupt', 'end'])
})
