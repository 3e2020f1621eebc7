// npm start -- --driver qemu: a real machine is built, booted, saved, opened, changed and rewound.
import { Universe } from 'vivarium'
import { inUniverse } from './in-universe.mjs'

export async function showMachines(narrator, path, driver, operation) {
  await inUniverse(
    narrator.step(`Create a universe of driver ${driver} in ${path}`, () => Universe.create(path, { driver, ...operation })),
    async (universe) => {
      await narrator.step('Build an image: Debian 12, ready to boot (or take it from the cache, where it was built before)', () =>
        universe.newImage('debian', operation),
      )
      const web = await narrator.step('Make a machine "web" with 512 MiB, and boot it until it takes commands', async () => {
        const vm = await universe.newVM('web', { image: 'debian', memory: '512MiB', ports: [80], ...operation })
        await vm.start(operation)
        await narrator.show(vm, '. /etc/os-release; echo "$PRETTY_NAME, Linux $(uname -r), on $(hostname)"', operation)
        return vm
      })
      await narrator.step('Prepare it: a file on its disk, another in its memory, and a process', async () => {
        await web.writeFile('/root/greeting', 'good morning\n', operation)
        await web.run(
          'mkdir /run/demo; echo "still in memory" >/run/demo/note; sleep 100000 >/dev/null 2>&1 & echo $! >/run/demo/pid',
          operation,
        )
      })
      const save = await narrator.step('Save the universe, which closes it', () => universe.save(operation))
      narrator.say(`It is ${save} now.`)
    },
  )
  await inUniverse(
    narrator.step('Open the save: the machine goes on where it was', () => Universe.open(path, operation)),
    async (universe) => {
      const web = await universe.vm('web')
      await narrator.show(
        web,
        'cat /root/greeting /run/demo/note; kill -0 "$(cat /run/demo/pid)" && echo "the process still runs"',
        operation,
      )
      await narrator.step('Change it: overwrite the file, delete the other, kill the process, break the system', async () => {
        await web.run('echo "good night" >/root/greeting; rm /run/demo/note; kill "$(cat /run/demo/pid)"; rm -rf /etc/ssh', operation)
        await narrator.show(web, 'cat /root/greeting; ls /run/demo', operation)
      })
      await narrator.step('Close it, which forgets the changes', () => universe.close())
    },
  )
  await inUniverse(
    narrator.step('Open the save once more: all is as it was saved', () => Universe.open(path, operation)),
    async (universe) => {
      const web = await universe.vm('web')
      const command = 'cat /root/greeting /run/demo/note; kill -0 "$(cat /run/demo/pid)" && echo "the process still runs"; ls -d /etc/ssh'
      await narrator.show(web, command, operation)
    },
  )
}
