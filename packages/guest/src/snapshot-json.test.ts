import { expect, it } from 'vitest'
import { Guest } from './guest.js'
import { snapshotFromJson, snapshotToJson } from './snapshot-json.js'

it('a snapshot comes back from JSON as it was', async () => {
  const guest = new Guest({
    hostname: 'n',
    nics: [{ name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['10.0.0.5/24'], gateways: ['10.0.0.1'] }],
    units: [{ name: 'web', failure: { log: ['no'] } }],
  })
  await guest.boot()
  await guest.writeFile('/root/blob', Buffer.from([0, 255, 128]), { mode: 0o600 })
  await guest.exec('ln -s blob /root/link; echo grüße > /root/text; logger said')
  const snapshot = guest.snapshot()
  const back = snapshotFromJson(JSON.parse(JSON.stringify(snapshotToJson(snapshot))))
  expect(back).toEqual(snapshot)
  const restored = new Guest({ hostname: 'other', snapshot: back })
  expect((await restored.exec('cat /root/text; systemctl --version >/dev/null; hostname')).stdout.toString()).toBe('grüße\nn\n')
})

it('what is no snapshot is refused by the field that is wrong', () => {
  expect(() => snapshotFromJson({ version: 2 })).toThrow(/saved state of the guest can't be used: .*version/)
})
