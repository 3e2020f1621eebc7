"""Real jobs with pyVmomi and with plain HTTP, against the vCenter at VCENTER_URL. Run by python.test.ts."""

import base64
import json
import os
import ssl
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

from json_result import run
from pyVim.connect import Disconnect, SmartConnect
from pyVim.task import WaitForTask, WaitForTasks
from pyVmomi import VmomiSupport, vim, vmodl

address = urllib.parse.urlsplit(os.environ["VCENTER_URL"])


def connect(password=None):
    return SmartConnect(
        host=address.hostname,
        port=address.port,
        user=address.username,
        pwd=password or urllib.parse.unquote(address.password),
        disableSslCertValidation=True,
    )


class Connected(unittest.TestCase):
    def setUp(self):
        self.service = connect()
        self.content = self.service.RetrieveContent()
        self.addCleanup(Disconnect, self.service)

    def all(self, *kinds):
        view = self.content.viewManager.CreateContainerView(self.content.rootFolder, list(kinds), True)
        try:
            return list(view.view)
        finally:
            view.Destroy()

    def named(self, kind, name):
        return next(each for each in self.all(kind) if each.name == name)

    def machine(self, name, **settings):
        """A new machine that is powered off, with a disk and a network card."""
        datacenter = self.named(vim.Datacenter, "DC0")
        controller = vim.vm.device.ParaVirtualSCSIController(key=-1, busNumber=0, sharedBus="noSharing")
        disk = vim.vm.device.VirtualDisk(
            key=-2,
            controllerKey=-1,
            unitNumber=0,
            capacityInKB=1024 * 1024,
            backing=vim.vm.device.VirtualDisk.FlatVer2BackingInfo(fileName="", diskMode="persistent", thinProvisioned=True),
        )
        card = vim.vm.device.VirtualVmxnet3(
            key=-3,
            addressType="generated",
            backing=vim.vm.device.VirtualEthernetCard.NetworkBackingInfo(deviceName="VM Network"),
        )
        add = vim.vm.device.VirtualDeviceSpec.Operation.add
        spec = vim.vm.ConfigSpec(
            name=name,
            numCPUs=1,
            memoryMB=512,
            guestId="otherGuest",
            files=vim.vm.FileInfo(vmPathName="[LocalDS_0]"),
            deviceChange=[
                vim.vm.device.VirtualDeviceSpec(operation=add, device=controller),
                vim.vm.device.VirtualDeviceSpec(operation=add, device=disk, fileOperation="create"),
                vim.vm.device.VirtualDeviceSpec(operation=add, device=card),
            ],
            **settings,
        )
        pool = self.named(vim.ClusterComputeResource, "DC0_C0").resourcePool
        vm = self.done(datacenter.vmFolder.CreateVM_Task(config=spec, pool=pool))
        self.addCleanup(self.remove, vm)
        return vm

    def remove(self, vm):
        try:
            if vm.runtime.powerState != "poweredOff":
                WaitForTask(vm.PowerOffVM_Task())
            WaitForTask(vm.Destroy_Task())
        except vmodl.fault.ManagedObjectNotFound:
            pass

    def done(self, task):
        """The result of a task that has to go well."""
        self.assertEqual(WaitForTask(task), "success")
        self.assertIsNone(task.info.error)
        self.assertIsNotNone(task.info.completeTime)
        return task.info.result


class Sessions(unittest.TestCase):
    def test_smart_connect_finds_the_version_and_logs_in(self):
        service = connect()
        content = service.RetrieveContent()
        self.assertEqual((content.about.apiType, content.about.productLineId), ("VirtualCenter", "vpx"))
        session = content.sessionManager.currentSession
        self.assertEqual(session.userName, address.username)
        self.assertEqual(service.CurrentTime().tzinfo.utcoffset(None).total_seconds(), 0)
        Disconnect(service)
        with self.assertRaises(vim.fault.NotAuthenticated):
            service.CurrentTime()

    def test_wrong_password_is_an_invalid_login(self):
        with self.assertRaises(vim.fault.InvalidLogin):
            connect("wrong")


class Reading(Connected):
    def test_container_views_have_the_inventory(self):
        names = sorted(vm.name for vm in self.all(vim.VirtualMachine))
        self.assertEqual(names, ["DC0_C0_RP0_VM0", "DC0_C0_RP0_VM1", "DC0_H0_VM0", "DC0_H0_VM1"])
        self.assertEqual(len(self.all(vim.HostSystem)), 4)
        both = self.all(vim.Datastore, vim.dvs.DistributedVirtualPortgroup)
        self.assertIn("LocalDS_0", [each.name for each in both])
        vm = self.named(vim.VirtualMachine, "DC0_C0_RP0_VM0")
        self.assertEqual(vm.runtime.host.parent.name, "DC0_C0")
        self.assertIsInstance(vm.config.hardware.device[0], vim.vm.device.VirtualDevice)

    def test_every_property_of_every_object_can_be_fetched(self):
        queue = [self.service, *self.all(vim.ManagedEntity), self.content.rootFolder]
        queue += [value for value in vars(self.content).values() if isinstance(value, VmomiSupport.ManagedObject)]
        seen, read = set(), 0
        while queue:
            one = queue.pop()
            if one._GetMoId() in seen:
                continue
            seen.add(one._GetMoId())
            for info in type(one)._GetPropertyList():
                # What later versions have is not asked for: the library knows that the server is older.
                if not VmomiSupport.IsChildVersion(self.service._stub.version, info.version):
                    continue
                try:
                    value = getattr(one, info.name)
                except Exception as problem:
                    self.fail(f"{type(one).__name__} {one._GetMoId()}.{info.name}: {problem!r}")
                read += 1
                if isinstance(value, vim.host.ConfigManager):
                    queue += [each for each in vars(value).values() if isinstance(each, VmomiSupport.ManagedObject)]
                elif isinstance(value, VmomiSupport.ManagedObject):
                    queue.append(value)
        self.assertGreater(read, 700)

    def test_several_properties_of_all_machines_in_one_call(self):
        collector = self.content.propertyCollector
        view = self.content.viewManager.CreateContainerView(self.content.rootFolder, [vim.VirtualMachine], True)
        spec = vmodl.query.PropertyCollector
        traversal = spec.TraversalSpec(name="view", path="view", skip=False, type=vim.view.ContainerView)
        filters = spec.FilterSpec(
            objectSet=[spec.ObjectSpec(obj=view, skip=True, selectSet=[traversal])],
            propSet=[spec.PropertySpec(type=vim.VirtualMachine, pathSet=["name", "summary", "runtime", "config.hardware.memoryMB"])],
        )
        found, page = [], collector.RetrievePropertiesEx([filters], spec.RetrieveOptions(maxObjects=2))
        while page is not None:
            self.assertLessEqual(len(page.objects), 2)
            found += page.objects
            page = collector.ContinueRetrievePropertiesEx(page.token) if page.token else None
        self.assertEqual(len(found), 4)
        for each in found:
            self.assertEqual({p.name for p in each.propSet}, {"name", "summary", "runtime", "config.hardware.memoryMB"})
        view.Destroy()

    def test_events_tasks_and_performance(self):
        vm = self.machine("told-of")
        self.done(vm.PowerOnVM_Task())
        by_machine = vim.event.EventFilterSpec(entity=vim.event.EventFilterSpec.ByEntity(entity=vm, recursion="self"))
        kinds = [type(each) for each in self.content.eventManager.QueryEvents(by_machine)]
        self.assertIn(vim.event.VmPoweredOnEvent, kinds)
        history = self.content.taskManager.CreateCollectorForTasks(
            vim.TaskFilterSpec(entity=vim.TaskFilterSpec.ByEntity(entity=vm, recursion="self"))
        )
        self.assertIn("VirtualMachine.powerOn", [info.descriptionId for info in history.ReadNextTasks(10)])
        history.DestroyCollector()
        performance = self.content.perfManager
        counters = {f"{c.groupInfo.key}.{c.nameInfo.key}.{c.rollupType}": c.key for c in performance.perfCounter}
        query = vim.PerformanceManager.QuerySpec(
            entity=vm,
            metricId=[vim.PerformanceManager.MetricId(counterId=counters["cpu.usage.average"], instance="")],
            intervalId=20,
            maxSample=3,
        )
        (answer,) = performance.QueryPerf([query])
        self.assertEqual(len(answer.value[0].value), len(answer.sampleInfo))


class Tasks(Connected):
    def test_machine_is_created_powered_reconfigured_renamed_and_destroyed(self):
        vm = self.machine("made-here")
        self.assertEqual((vm.name, vm.runtime.powerState), ("made-here", "poweredOff"))
        self.done(vm.PowerOnVM_Task())
        self.assertEqual(vm.runtime.powerState, "poweredOn")
        self.done(vm.SuspendVM_Task())
        self.assertEqual(vm.runtime.powerState, "suspended")
        self.done(vm.PowerOnVM_Task())
        self.done(vm.ResetVM_Task())
        with self.assertRaises(vim.fault.InvalidPowerState) as refused:
            WaitForTask(vm.PowerOnVM_Task())
        self.assertEqual(refused.exception.existingState, "poweredOn")
        self.done(vm.PowerOffVM_Task())
        spec = vim.vm.ConfigSpec(numCPUs=2, memoryMB=1024, extraConfig=[vim.option.OptionValue(key="guestinfo.a", value="b")])
        self.done(vm.ReconfigVM_Task(spec))
        self.assertEqual((vm.config.hardware.numCPU, vm.summary.config.memorySizeMB), (2, 1024))
        self.assertIn(("guestinfo.a", "b"), [(each.key, each.value) for each in vm.config.extraConfig])
        self.done(vm.Rename_Task("renamed"))
        self.assertEqual(vm.name, "renamed")
        with self.assertRaises(vim.fault.DuplicateName):
            WaitForTask(vm.Rename_Task("DC0_C0_RP0_VM0"))
        self.done(vm.Destroy_Task())
        with self.assertRaises(vmodl.fault.ManagedObjectNotFound):
            vm.name

    def test_devices_are_added_and_removed(self):
        vm = self.machine("devices")
        change, operation = vim.vm.device.VirtualDeviceSpec, vim.vm.device.VirtualDeviceSpec.Operation
        controller = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.ParaVirtualSCSIController))
        disk = vim.vm.device.VirtualDisk(
            key=-1,
            controllerKey=controller.key,
            unitNumber=3,
            capacityInKB=2048,
            backing=vim.vm.device.VirtualDisk.FlatVer2BackingInfo(fileName="", diskMode="persistent"),
        )
        self.done(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[change(operation=operation.add, fileOperation="create", device=disk)])))
        disks = [d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualDisk)]
        self.assertEqual([(d.unitNumber, d.capacityInKB) for d in disks], [(0, 1024 * 1024), (3, 2048)])
        remove = change(operation=operation.remove, fileOperation="destroy", device=disks[1])
        self.done(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[remove])))
        self.assertEqual(sum(isinstance(d, vim.vm.device.VirtualDisk) for d in vm.config.hardware.device), 1)
        with self.assertRaises(vim.fault.InvalidDeviceSpec):
            WaitForTask(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[remove])))

    def test_machine_is_cloned(self):
        source = self.machine("clone-source")
        location = vim.vm.RelocateSpec(pool=source.resourcePool)
        clone = self.done(source.CloneVM_Task(folder=source.parent, name="cloned", spec=vim.vm.CloneSpec(location=location, powerOn=True)))
        self.addCleanup(self.remove, clone)
        self.assertEqual((clone.name, clone.runtime.powerState), ("cloned", "poweredOn"))
        self.assertNotEqual(clone.config.instanceUuid, source.config.instanceUuid)

    def test_snapshots_are_a_tree(self):
        vm = self.machine("snapshots")
        first = self.done(vm.CreateSnapshot_Task(name="first", description="", memory=False, quiesce=False))
        self.done(vm.ReconfigVM_Task(vim.vm.ConfigSpec(numCPUs=4)))
        second = self.done(vm.CreateSnapshot_Task(name="second", description="", memory=False, quiesce=False))
        (root,) = vm.snapshot.rootSnapshotList
        self.assertEqual((root.name, root.childSnapshotList[0].snapshot), ("first", second))
        self.done(first.RevertToSnapshot_Task())
        self.assertEqual((vm.snapshot.currentSnapshot, vm.config.hardware.numCPU), (first, 1))
        second.RenameSnapshot(name="other", description="told")
        self.assertEqual(vm.snapshot.rootSnapshotList[0].childSnapshotList[0].name, "other")
        self.done(second.RemoveSnapshot_Task(removeChildren=False))
        self.done(vm.RemoveAllSnapshots_Task())
        self.assertIsNone(vm.snapshot)

    def test_machine_is_relocated_and_migrated(self):
        vm = self.machine("moved")
        hosts = self.named(vim.ClusterComputeResource, "DC0_C0").host
        other = next(host for host in hosts if host != vm.runtime.host)
        self.done(vm.RelocateVM_Task(vim.vm.RelocateSpec(host=other)))
        self.assertEqual(vm.runtime.host, other)
        back = next(host for host in hosts if host != other)
        self.done(vm.MigrateVM_Task(host=back, priority="defaultPriority"))
        self.assertEqual(vm.summary.runtime.host, back)
        self.assertIn(vm, back.vm)

    def test_folders_are_created_moved_into_and_destroyed(self):
        vm = self.machine("moves")
        folder = vm.parent.CreateFolder("made")
        self.done(folder.MoveIntoFolder_Task([vm]))
        self.assertEqual((vm.parent, list(folder.childEntity)), (folder, [vm]))
        self.done(self.named(vim.Datacenter, "DC0").vmFolder.MoveIntoFolder_Task([vm]))
        WaitForTasks([folder.Destroy_Task()], si=self.service)
        self.assertNotIn("made", [each.name for each in self.all(vim.Folder)])

    def test_hosts_enter_and_leave_maintenance(self):
        host = self.named(vim.HostSystem, "DC0_C0_H2")
        self.done(host.EnterMaintenanceMode_Task(timeout=0))
        self.assertTrue(host.runtime.inMaintenanceMode)
        self.done(host.ExitMaintenanceMode_Task(timeout=0))
        self.assertFalse(host.summary.runtime.inMaintenanceMode)

    def test_a_switch_gets_a_port_group(self):
        switch = self.named(vim.DistributedVirtualSwitch, "DVS0")
        spec = vim.dvs.DistributedVirtualPortgroup.ConfigSpec(name="made", numPorts=4, type="earlyBinding")
        self.done(switch.AddDVPortgroup_Task([spec]))
        group = self.named(vim.dvs.DistributedVirtualPortgroup, "made")
        self.assertIn(group, switch.portgroup)
        self.done(group.Destroy_Task())
        self.assertNotIn("made", [each.name for each in self.all(vim.Network)])


class Updates(Connected):
    def test_a_filter_tells_of_changes_and_can_be_cancelled(self):
        vm = self.machine("watched")
        watcher = connect()
        self.addCleanup(Disconnect, watcher)
        spec = vmodl.query.PropertyCollector
        collector = watcher.RetrieveContent().propertyCollector.CreatePropertyCollector()
        seen = vim.VirtualMachine(vm._GetMoId(), watcher._stub)
        filters = spec.FilterSpec(
            objectSet=[spec.ObjectSpec(obj=seen)],
            propSet=[spec.PropertySpec(type=vim.VirtualMachine, pathSet=["runtime.powerState", "config.extraConfig"])],
        )
        collector.CreateFilter(filters, True)
        first = collector.WaitForUpdatesEx("", spec.WaitOptions(maxWaitSeconds=10))
        self.assertEqual(first.filterSet[0].objectSet[0].kind, "enter")
        self.assertIsNone(collector.WaitForUpdatesEx(first.version, spec.WaitOptions(maxWaitSeconds=0)))

        answers = []
        waiting = threading.Thread(target=lambda: answers.append(collector.WaitForUpdatesEx(first.version, spec.WaitOptions(maxWaitSeconds=30))))
        waiting.start()
        self.done(vm.PowerOnVM_Task())
        waiting.join(30)
        changes = {change.name: change.val for change in answers[0].filterSet[0].objectSet[0].changeSet}
        self.assertEqual(changes["runtime.powerState"], "poweredOn")

        ended = []

        def wait():
            try:
                version = answers[0].version
                while True:
                    version = collector.WaitForUpdatesEx(version, spec.WaitOptions(maxWaitSeconds=30)).version
            except Exception as problem:
                ended.append(problem)

        waiting = threading.Thread(target=wait)
        waiting.start()
        while not ended:
            collector.CancelWaitForUpdates()
            waiting.join(0.2)
        self.assertIsInstance(ended[0], vmodl.fault.RequestCanceled)
        collector.DestroyPropertyCollector()


class Http(unittest.TestCase):
    """Without a library of VMware's."""

    def setUp(self):
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        self.opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust))
        self.session = None

    def ask(self, method, path, body=None, headers=None, expect=(200, 201, 204), raw=False):
        url = f"{address.scheme}://{address.hostname}:{address.port}{path}"
        headers = dict(headers or {})
        if self.session:
            headers["vmware-api-session-id"] = self.session
        if body is not None and not isinstance(body, bytes):
            headers["content-type"], body = "application/json", json.dumps(body).encode()
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        try:
            with self.opener.open(request) as answer:
                status, content = answer.status, answer.read()
        except urllib.error.HTTPError as problem:
            status, content = problem.code, problem.read()
        self.assertIn(status, expect if isinstance(expect, tuple) else (expect,), content)
        if raw:
            return content
        return json.loads(content) if content else None

    def log_in(self, path="/api/session"):
        login = f"{address.username}:{urllib.parse.unquote(address.password)}".encode()
        answer = self.ask("POST", path, b"", {"authorization": "Basic " + base64.b64encode(login).decode()})
        self.session = answer["value"] if isinstance(answer, dict) else answer

    def test_sessions_of_both_forms(self):
        self.ask("GET", "/api/vcenter/vm", expect=401)
        for path in ("/api/session", "/rest/com/vmware/cis/session"):
            self.session = None
            self.log_in(path)
            self.assertEqual(len(self.ask("GET", "/api/vcenter/vm")), 4)
            self.assertEqual(len(self.ask("GET", "/rest/vcenter/vm")["value"]), 4)
            self.ask("DELETE", path)
            self.ask("GET", "/api/vcenter/vm", expect=401)

    def test_tags(self):
        self.log_in()
        category = self.ask(
            "POST",
            "/api/cis/tagging/category",
            {"name": "by http", "description": "", "cardinality": "SINGLE", "associable_types": ["VirtualMachine"]},
        )
        tag = self.ask("POST", "/api/cis/tagging/tag", {"name": "one", "description": "", "category_id": category})
        vm = self.ask("GET", "/api/vcenter/vm?names=DC0_H0_VM0")[0]["vm"]
        what = {"object_id": {"id": vm, "type": "VirtualMachine"}}
        self.ask("POST", f"/api/cis/tagging/tag-association/{tag}?action=attach", what)
        self.assertEqual(self.ask("POST", "/api/cis/tagging/tag-association?action=list-attached-tags", what), [tag])
        older = self.ask("POST", f"/rest/com/vmware/cis/tagging/tag-association/id:{tag}?~action=list-attached-objects", {})
        self.assertEqual(older["value"], [{"id": vm, "type": "VirtualMachine"}])
        self.ask("DELETE", f"/api/cis/tagging/category/{category}")
        self.ask("GET", f"/api/cis/tagging/tag/{tag}", expect=404)

    def test_machines_are_listed_read_and_powered(self):
        self.log_in()
        vm = self.ask("GET", "/api/vcenter/vm?names=DC0_H0_VM1")[0]
        self.assertEqual(vm["power_state"], "POWERED_ON")
        self.ask("POST", f"/api/vcenter/vm/{vm['vm']}/power?action=stop", expect=204)
        self.assertEqual(self.ask("GET", f"/api/vcenter/vm/{vm['vm']}/power")["state"], "POWERED_OFF")
        self.ask("POST", f"/api/vcenter/vm/{vm['vm']}/power?action=stop", expect=400)
        self.ask("POST", f"/api/vcenter/vm/{vm['vm']}/power?action=start", expect=204)
        self.ask("GET", "/api/vcenter/vm/vm-nothing", expect=404)
        for kind in ("host", "cluster", "datastore", "network", "folder", "datacenter", "resource-pool"):
            self.assertTrue(self.ask("GET", f"/api/vcenter/{kind}"), kind)

    def test_vi_json(self):
        root = "/sdk/vim25/8.0.3.0"
        content = self.ask("GET", f"{root}/ServiceInstance/ServiceInstance/content")
        self.assertEqual(content["about"]["apiType"], "VirtualCenter")
        manager = content["sessionManager"]["value"]
        self.ask("POST", f"{root}/SessionManager/{manager}/Login", {"userName": address.username, "password": "wrong"}, expect=500)
        login = {"userName": address.username, "password": urllib.parse.unquote(address.password)}
        self.session = self.ask("POST", f"{root}/SessionManager/{manager}/Login", login)["key"]
        folder = content["rootFolder"]["value"]
        self.assertEqual(self.ask("GET", f"{root}/Folder/{folder}/name"), "Datacenters")
        made = self.ask("POST", f"{root}/Folder/{folder}/CreateFolder", {"name": "by json"})
        self.assertEqual(self.ask("GET", f"{root}/Folder/{made['value']}/name"), "by json")
        task = self.ask("POST", f"{root}/Folder/{made['value']}/Destroy_Task")
        for _ in range(100):
            state = self.ask("GET", f"{root}/Task/{task['value']}/info")["state"]
            if state == "success":
                break
        self.assertEqual(state, "success")
        self.ask("GET", f"{root}/Folder/{made['value']}/name", expect=500)

    def test_files_of_a_datastore(self):
        self.log_in()
        login = f"{address.username}:{urllib.parse.unquote(address.password)}".encode()
        headers = {"authorization": "Basic " + base64.b64encode(login).decode()}
        place = "dcPath=DC0&dsName=LocalDS_0"
        self.ask("PUT", f"/folder/by%20http/a.txt?{place}", b"some text", headers)
        self.assertEqual(self.ask("GET", f"/folder/by%20http/a.txt?{place}", headers=headers, raw=True), b"some text")
        self.ask("DELETE", f"/folder/by%20http?{place}", headers=headers)
        self.ask("GET", f"/folder/by%20http/a.txt?{place}", headers=headers, expect=404)
        self.ask("GET", f"/folder/../../../../etc/passwd?{place}", headers=headers, expect=(400, 403, 404), raw=True)


if __name__ == "__main__":
    run(Sessions, Reading, Tasks, Updates, Http)
