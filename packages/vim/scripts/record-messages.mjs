// Has govc and pyVmomi talk to govmomi's simulator through a proxy, and writes what they said into test-data/messages.json: for each client, the
// first two calls of each method. Needs Go, and a Python that has pyVmomi. Run by hand: node scripts/record-messages.mjs PYTHON
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import http from 'node:http'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { run } from '@vivarium/core'
import { goProgram } from '../../../scripts/lib/go-programs.mjs'

const [python] = process.argv.slice(2)
if (!python) throw new Error('usage: node scripts/record-messages.mjs PYTHON')
const target = join(dirname(fileURLToPath(import.meta.url)), '../test-data/messages.json')

const govcCommands = [
  'about',
  'ls -l /DC0/vm',
  'find / -type m -runtime.powerState poweredOn',
  'vm.info -e DC0_H0_VM0',
  'vm.create -on=false -m 64 -c 2 -g otherGuest -net.adapter vmxnet3 -disk 1G made',
  'vm.change -vm made -e guestinfo.a=<b> -m 128',
  'vm.disk.create -vm made -name made/second -size 1G',
  'vm.clone -vm DC0_H0_VM0 -on=false cloned',
  'snapshot.create -vm DC0_H0_VM0 one',
  'vm.power -off DC0_H0_VM0',
  'vm.power -off DC0_H0_VM0',
  'object.collect -s vm/DC0_H0_VM0 name summary.config',
  'vm.destroy made',
  'vm.info -json nothing',
  'events -n 3',
  'storage.policy.ls',
]
const pyvmomi = `
import sys
from pyVim.connect import SmartConnect, Disconnect
from pyVim.task import WaitForTask
from pyVmomi import vim, vmodl
host, port = sys.argv[1:]
si = SmartConnect(protocol="http", host=host, port=int(port), user="user", pwd="pass")
content = si.RetrieveContent()
view = content.viewManager.CreateContainerView(content.rootFolder, [vim.VirtualMachine], True)
vm = next(v for v in view.view if v.name == 'DC0_C0_RP0_VM0')
print(vm.name, vm.config.hardware.numCPU, len(vm.config.hardware.device), vm.datastore)
view.Destroy()
WaitForTask(vm.PowerOffVM_Task())
disk = vim.vm.device.VirtualDisk(key=-1, controllerKey=1000, unitNumber=3, capacityInKB=1024 * 1024,
  backing=vim.vm.device.VirtualDisk.FlatVer2BackingInfo(fileName="", diskMode="persistent", thinProvisioned=True))
change = vim.vm.device.VirtualDeviceSpec(operation="add", fileOperation="create", device=disk)
spec = vim.vm.ConfigSpec(annotation="a & b", deviceChange=[change], extraConfig=[vim.option.OptionValue(key="guestinfo.x", value="1")])
WaitForTask(vm.ReconfigVM_Task(spec))
try:
  WaitForTask(vm.PowerOffVM_Task())
except vim.fault.InvalidPowerState as e:
  print(type(e))
print(content.searchIndex.FindByUuid(None, vm.config.uuid, True))
traversal = vmodl.query.PropertyCollector.TraversalSpec(name="t", path="childEntity", skip=False, type=vim.Folder, selectSet=[vmodl.query.PropertyCollector.SelectionSpec(name="t")])
f = vmodl.query.PropertyCollector.FilterSpec(
  objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=content.rootFolder, skip=False, selectSet=[traversal])],
  propSet=[vmodl.query.PropertyCollector.PropertySpec(type=vim.ManagedEntity, all=False, pathSet=["name"])])
print(len(content.propertyCollector.RetrieveContents([f])))
try:
  vim.VirtualMachine("gone", si._stub).Destroy_Task()
except vmodl.fault.ManagedObjectNotFound as e:
  print(e.obj)
print(si.CurrentTime())
Disconnect(si)
`

const messages = []
const seen = new Map()
function keep(client, request, soapAction, status, response) {
  const method = /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(request)?.[1]
  const key = `${client} ${method}`
  if (method === undefined || (seen.get(key) ?? 0) >= 2 || response.length > 60_000) return
  seen.set(key, (seen.get(key) ?? 0) + 1)
  messages.push({ client, method, soapAction, request, status, response })
}

const reference = spawn(await goProgram('govmomi-vcsim'), ['-dc', '1', '-cluster', '1', '-host', '1', '-vm', '1'], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const [url] = await once(createInterface(reference.stdout), 'line')
let client = ''
const proxy = http.createServer(async (incoming, outgoing) => {
  const chunks = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  // Not compressed, and to be taken for the server that the session belongs to.
  const { 'accept-encoding': _, ...headers } = incoming.headers
  const request = http.request(new URL(incoming.url, url), { method: incoming.method, headers }, async (response) => {
    const answer = []
    for await (const chunk of response) answer.push(chunk)
    const text = Buffer.concat(answer)
    if (incoming.method === 'POST') keep(client, body.toString(), incoming.headers.soapaction, response.statusCode, text.toString())
    outgoing.writeHead(response.statusCode, response.headers).end(text)
  })
  request.end(body)
})
proxy.listen(0, '127.0.0.1')
await once(proxy, 'listening')
const { port } = proxy.address()
try {
  client = 'govc'
  const govc = await goProgram('govc')
  const env = {
    GOVC_URL: `http://user:pass@127.0.0.1:${port}/sdk`,
    GOVC_PERSIST_SESSION: 'false',
    GOVC_RESOURCE_POOL: '/DC0/host/DC0_C0/Resources',
    GOVC_NETWORK: 'VM Network',
  }
  for (const command of govcCommands) {
    await run(govc, command.split(' '), { env }).catch((error) => console.warn(`govc ${command}: ${error.message}`))
  }
  client = 'pyVmomi'
  const { stdout } = await run(python, ['-c', pyvmomi, '127.0.0.1', String(port)])
  console.warn(stdout)
} finally {
  proxy.close()
  proxy.closeAllConnections()
  reference.stdin.end()
}
writeFileSync(target, `[\n${messages.map((message) => JSON.stringify(message)).join(',\n')}\n]\n`)
console.warn(`${messages.length} messages`)
