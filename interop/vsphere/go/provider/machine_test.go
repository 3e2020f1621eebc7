package provider

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

const gibibyte = int64(1) << 30

// template is a machine of the lab, cloned and marked as a template.
func (l *lab) template(name string) *object.VirtualMachine {
	l.t.Helper()
	source := got(l.finder.VirtualMachine(l, "DC0_C0_RP0_VM0"))(l.t)
	folder := got(l.finder.Folder(l, "/DC0/vm"))(l.t)
	info := l.finish(got(source.Clone(l, folder, name, types.VirtualMachineCloneSpec{Template: true}))(l.t))
	vm := object.NewVirtualMachine(l.client.Client, info.Result.(types.ManagedObjectReference))
	l.t.Cleanup(func() {
		if task, err := vm.Destroy(l); err == nil {
			_ = task.WaitEx(l)
		}
	})
	return vm
}

// finish waits for a task as the provider does, which reads its state again and again, and as govmomi does, which waits for its updates.
func (l *lab) finish(task *object.Task) *types.TaskInfo {
	l.t.Helper()
	info := got(task.WaitForResultEx(l))(l.t)
	var read mo.Task
	must(l.t, property.DefaultCollector(l.client.Client).RetrieveOne(l, task.Reference(), []string{"info"}, &read))
	if read.Info.State != types.TaskInfoStateSuccess || read.Info.CompleteTime == nil || read.Info.Key != info.Key {
		l.t.Fatalf("the task is %+v", read.Info)
	}
	return info
}

func (l *lab) destroy(vm *object.VirtualMachine) {
	l.t.Helper()
	l.finish(got(vm.Destroy(l))(l.t))
}

func (l *lab) properties(vm *object.VirtualMachine, paths ...string) mo.VirtualMachine {
	l.t.Helper()
	var read mo.VirtualMachine
	must(l.t, vm.Properties(l, vm.Reference(), paths, &read))
	return read
}

func TestFinderFindsWhatAMachineIsMadeFrom(t *testing.T) {
	l := connect(t)
	template := l.template("finder-template")
	if vm := got(l.finder.VirtualMachine(l, "finder-template"))(t); vm.Reference() != template.Reference() {
		t.Fatalf("the template is %v", vm)
	}
	if yes := got(template.IsTemplate(l))(t); !yes {
		t.Fatal("it is no template")
	}
	if folder := got(l.finder.FolderOrDefault(l, ""))(t); folder.InventoryPath != "/DC0/vm" {
		t.Fatalf("the folder is %v", folder)
	}
	if pool := got(l.finder.ResourcePoolOrDefault(l, "/DC0/host/DC0_C0/Resources"))(t); pool.Name() != "Resources" {
		t.Fatalf("the pool is %v", pool)
	}
	if store := got(l.finder.DatastoreOrDefault(l, ""))(t); store.Name() != "LocalDS_0" {
		t.Fatalf("the datastore is %v", store)
	}
	network := got(l.finder.Network(l, "DC0_DVPG0"))(t)
	if _, ok := got(network.EthernetCardBackingInfo(l))(t).(*types.VirtualEthernetCardDistributedVirtualPortBackingInfo); !ok {
		t.Fatalf("the network is %v", network)
	}
	if cluster := got(l.finder.ClusterComputeResource(l, "DC0_C0"))(t); len(got(cluster.Hosts(l))(t)) != 3 {
		t.Fatal("the cluster has not three hosts")
	}
	_, err := l.finder.VirtualMachine(l, "no-such-template")
	if _, ok := err.(*find.NotFoundError); !ok {
		t.Fatalf("what is not there is told with %T", err)
	}
	_, err = l.finder.ResourcePool(l, "*")
	if _, ok := err.(*find.MultipleFoundError); !ok {
		t.Fatalf("more than one are told with %T", err)
	}
}

// cloneSpec is the provider's: the disk grows, one is added, the network cards are others, guestinfo has what cloud-init begins with.
func (l *lab) cloneSpec(template *object.VirtualMachine, userdata string) types.VirtualMachineCloneSpec {
	l.t.Helper()
	pool := got(l.finder.ResourcePool(l, "/DC0/host/DC0_C0/Resources"))(l.t).Reference()
	store := got(l.finder.Datastore(l, "LocalDS_0"))(l.t).Reference()
	devices := got(template.Device(l))(l.t)
	disk := devices.SelectByType((*types.VirtualDisk)(nil))[0].(*types.VirtualDisk)
	grown := *disk
	grown.CapacityInKB = 20 * gibibyte / 1024
	grown.CapacityInBytes = 0
	changes := []types.BaseVirtualDeviceConfigSpec{
		&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationEdit, Device: &grown},
	}
	unit := int32(1)
	if *disk.UnitNumber == unit {
		unit = 2
	}
	changes = append(changes, &types.VirtualDeviceConfigSpec{
		Operation:     types.VirtualDeviceConfigSpecOperationAdd,
		FileOperation: types.VirtualDeviceConfigSpecFileOperationCreate,
		Device: &types.VirtualDisk{
			VirtualDevice: types.VirtualDevice{
				Key: -200, ControllerKey: disk.ControllerKey, UnitNumber: &unit,
				Backing: &types.VirtualDiskFlatVer2BackingInfo{DiskMode: string(types.VirtualDiskModePersistent), ThinProvisioned: types.NewBool(true)},
			},
			CapacityInKB: 5 * gibibyte / 1024,
		},
	})
	for _, card := range devices.SelectByType((*types.VirtualEthernetCard)(nil)) {
		changes = append(changes, &types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationRemove, Device: card})
	}
	for i, name := range []string{"DC0_DVPG0", "VM Network"} {
		backing := got(got(l.finder.Network(l, name))(l.t).EthernetCardBackingInfo(l))(l.t)
		card := got(object.EthernetCardTypes().CreateEthernetCard("vmxnet3", backing))(l.t)
		nic := card.(types.BaseVirtualEthernetCard).GetVirtualEthernetCard()
		nic.AddressType = string(types.VirtualEthernetCardMacTypeManual)
		nic.MacAddress = fmt.Sprintf("00:50:56:3f:00:%02x", i)
		nic.Key = int32(-100 - i)
		changes = append(changes, &types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationAdd, Device: card})
	}
	return types.VirtualMachineCloneSpec{
		Config: &types.VirtualMachineConfigSpec{
			Annotation:        "made by a test",
			NumCPUs:           4,
			NumCoresPerSocket: types.NewInt32(2),
			MemoryMB:          8192,
			Flags:             &types.VirtualMachineFlagInfo{DiskUuidEnabled: types.NewBool(true)},
			DeviceChange:      changes,
			ExtraConfig: []types.BaseOptionValue{
				&types.OptionValue{Key: "guestinfo.userdata", Value: userdata},
				&types.OptionValue{Key: "guestinfo.userdata.encoding", Value: "base64"},
			},
		},
		Location: types.VirtualMachineRelocateSpec{
			Pool: &pool, Datastore: &store,
			DiskMoveType: string(types.VirtualMachineRelocateDiskMoveOptionsMoveAllDiskBackingsAndConsolidate),
		},
		PowerOn: false,
	}
}

func TestMachineIsClonedConfiguredRunAndDestroyed(t *testing.T) {
	l := connect(t)
	template := l.template("machine-template")
	folder := got(l.finder.Folder(l, "/DC0/vm"))(t)
	userdata := strings.Repeat("I2Nsb3VkLWNvbmZpZwo=", 1000)
	task := got(template.Clone(l, folder, "node-1", l.cloneSpec(template, userdata)))(t)
	vm := object.NewVirtualMachine(l.client.Client, l.finish(task).Result.(types.ManagedObjectReference))

	read := l.properties(vm, "config", "summary", "resourcePool", "datastore", "parent", "network")
	if c := read.Config; c.Template || c.Hardware.NumCPU != 4 || *c.Hardware.NumCoresPerSocket != 2 || c.Hardware.MemoryMB != 8192 || c.Annotation != "made by a test" {
		t.Fatalf("the configuration is %+v", c)
	}
	if *read.Parent != folder.Reference() || read.Summary.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOff || len(read.Network) != 2 {
		t.Fatalf("the machine is %+v", read)
	}
	if value, _ := object.OptionValueList(read.Config.ExtraConfig).GetString("guestinfo.userdata"); value != userdata {
		t.Fatalf("userdata is %q", value)
	}
	devices := object.VirtualDeviceList(read.Config.Hardware.Device)
	disks := devices.SelectByType((*types.VirtualDisk)(nil))
	if len(disks) != 2 || disks[0].(*types.VirtualDisk).CapacityInKB != 20*gibibyte/1024 || disks[1].(*types.VirtualDisk).CapacityInBytes != 5*gibibyte {
		for _, disk := range disks {
			t.Errorf("a disk is %+v", disk)
		}
		t.FailNow()
	}
	cards := devices.SelectByType((*types.VirtualVmxnet3)(nil))
	if len(cards) != 2 || cards[0].(*types.VirtualVmxnet3).MacAddress != "00:50:56:3f:00:00" || cards[0].GetVirtualDevice().Key < 4000 {
		t.Fatalf("the network cards are %+v", cards)
	}

	// The provider knows its machines by their UUIDs.
	search := object.NewSearchIndex(l.client.Client)
	datacenter := got(l.finder.Datacenter(l, "DC0"))(t)
	byBios := got(search.FindByUuid(l, datacenter, read.Config.Uuid, true, types.NewBool(false)))(t)
	byInstance := got(search.FindByUuid(l, datacenter, read.Config.InstanceUuid, true, types.NewBool(true)))(t)
	if byBios == nil || byInstance == nil || byBios.Reference() != vm.Reference() || byInstance.Reference() != vm.Reference() {
		t.Fatalf("found by UUID: %v and %v", byBios, byInstance)
	}

	// Metadata comes when the addresses of the network cards are known.
	metadata := types.VirtualMachineConfigSpec{ExtraConfig: []types.BaseOptionValue{
		&types.OptionValue{Key: "guestinfo.metadata", Value: "aW5zdGFuY2UtaWQ6IG5vZGUtMQo="},
		&types.OptionValue{Key: "guestinfo.metadata.encoding", Value: "base64"},
	}}
	l.finish(got(vm.Reconfigure(l, metadata))(t))
	options := object.OptionValueList(l.properties(vm, "config.extraConfig").Config.ExtraConfig)
	if value, _ := options.GetString("guestinfo.metadata"); value != "aW5zdGFuY2UtaWQ6IG5vZGUtMQo=" {
		t.Fatalf("metadata is %q", value)
	}
	if value, _ := options.GetString("guestinfo.userdata"); value != userdata {
		t.Fatal("userdata is gone")
	}

	// As the provider's own simulator gives addresses.
	l.finish(got(vm.Customize(l, types.CustomizationSpec{
		Identity: &types.CustomizationLinuxPrep{HostName: &types.CustomizationFixedName{Name: "node-1"}, Domain: "example.com"},
		NicSettingMap: []types.CustomizationAdapterMapping{
			{Adapter: types.CustomizationIPSettings{Ip: &types.CustomizationFixedIp{IpAddress: "192.168.77.10"}, SubnetMask: "255.255.255.0"}},
			{Adapter: types.CustomizationIPSettings{Ip: &types.CustomizationFixedIp{IpAddress: "192.168.78.10"}, SubnetMask: "255.255.255.0"}},
		},
	}))(t))
	l.finish(got(vm.PowerOn(l))(t))
	if ip := got(vm.WaitForIP(l, true))(t); ip != "192.168.77.10" {
		t.Fatalf("its address is %s", ip)
	}
	guest := l.properties(vm, "guest.net", "guest.ipAddress", "summary.runtime", "summary.guest")
	if len(guest.Guest.Net) != 2 || guest.Guest.Net[0].MacAddress != "00:50:56:3f:00:00" || guest.Guest.Net[1].IpAddress[0] != "192.168.78.10" {
		t.Fatalf("its network is %+v", guest.Guest.Net)
	}
	if guest.Summary.Runtime.Host == nil || guest.Summary.Runtime.ConnectionState != types.VirtualMachineConnectionStateConnected {
		t.Fatalf("it runs as %+v", guest.Summary.Runtime)
	}

	// A running machine is not destroyed: it is shut down first, and powered off when it does not.
	if err := got(vm.Destroy(l))(t).WaitEx(l); err == nil {
		t.Fatal("a running machine was destroyed")
	}
	must(t, vm.ShutdownGuest(l))
	must(t, vm.WaitForPowerState(l, types.VirtualMachinePowerStatePoweredOff))
	l.destroy(vm)
	if found := got(search.FindByUuid(l, datacenter, read.Config.Uuid, true, types.NewBool(false)))(t); found != nil {
		t.Fatalf("it is still found: %v", found)
	}
}

func TestLinkedCloneNeedsASnapshotAndSharesItsDisk(t *testing.T) {
	l := connect(t)
	source := got(l.finder.VirtualMachine(l, "DC0_C0_RP0_VM1"))(t)
	folder := got(l.finder.Folder(l, "/DC0/vm"))(t)
	l.finish(got(source.CreateSnapshot(l, "base", "for linked clones", false, false))(t))
	snapshot := got(source.FindSnapshot(l, "base"))(t)
	pool := got(l.finder.ResourcePool(l, "/DC0/host/DC0_C0/Resources"))(t).Reference()
	info := l.finish(got(source.Clone(l, folder, "linked", types.VirtualMachineCloneSpec{
		Location: types.VirtualMachineRelocateSpec{
			Pool: &pool, DiskMoveType: string(types.VirtualMachineRelocateDiskMoveOptionsCreateNewChildDiskBacking),
		},
		Snapshot: snapshot,
	}))(t))
	vm := object.NewVirtualMachine(l.client.Client, info.Result.(types.ManagedObjectReference))
	defer func() {
		l.destroy(vm)
		consolidate := true
		l.finish(got(source.RemoveAllSnapshot(l, &consolidate))(t))
	}()
	disk := got(vm.Device(l))(t).SelectByType((*types.VirtualDisk)(nil))[0].GetVirtualDevice().Backing.(*types.VirtualDiskFlatVer2BackingInfo)
	if disk.Parent == nil || !strings.Contains(disk.Parent.FileName, "DC0_C0_RP0_VM1") {
		t.Fatalf("its disk is %+v", disk)
	}
	if l.properties(vm, "snapshot").Snapshot != nil {
		t.Fatal("a clone has the snapshots of its source")
	}
}

func TestUpdatesOfATaskAndOfAMachineComeAsTheyHappen(t *testing.T) {
	l := connect(t)
	vm := got(l.finder.VirtualMachine(l, "DC0_H0_VM0"))(t)
	collector := got(property.DefaultCollector(l.client.Client).Create(l))(t)
	defer func() { _ = collector.Destroy(l) }()
	_, err := collector.CreateFilter(l, types.CreateFilter{Spec: types.PropertyFilterSpec{
		PropSet:   []types.PropertySpec{{Type: "VirtualMachine", PathSet: []string{"runtime.powerState", "name"}}},
		ObjectSet: []types.ObjectSpec{{Obj: vm.Reference()}},
	}})
	must(t, err)
	wait := func(version string) *types.UpdateSet {
		t.Helper()
		return got(methods.WaitForUpdatesEx(l, l.client, &types.WaitForUpdatesEx{This: collector.Reference(), Version: version}))(t).Returnval
	}
	first := wait("")
	if change := first.FilterSet[0].ObjectSet[0]; change.Kind != types.ObjectUpdateKindEnter || len(change.ChangeSet) != 2 {
		t.Fatalf("the first update is %+v", change)
	}
	answered := make(chan *types.UpdateSet)
	go func() { answered <- wait(first.Version) }()
	select {
	case <-answered:
		t.Fatal("an answer without a change")
	case <-time.After(200 * time.Millisecond):
	}
	task := got(vm.PowerOff(l))(t)
	l.finish(task)
	second := <-answered
	if change := second.FilterSet[0].ObjectSet[0]; change.Kind != types.ObjectUpdateKindModify || change.ChangeSet[0].Name != "runtime.powerState" ||
		change.ChangeSet[0].Val != types.VirtualMachinePowerStatePoweredOff {
		t.Fatalf("the second update is %+v", change)
	}
	// A task that is over already has all that there is to tell.
	var info types.TaskInfo
	must(t, property.Wait(l, property.DefaultCollector(l.client.Client), task.Reference(), []string{"info"}, func(changes []types.PropertyChange) bool {
		info, _ = changes[0].Val.(types.TaskInfo)
		return info.State == types.TaskInfoStateSuccess
	}))
	if info.DescriptionId != "VirtualMachine.powerOff" || info.EntityName != "DC0_H0_VM0" {
		t.Fatalf("the task is %+v", info)
	}
	l.finish(got(vm.PowerOn(l))(t))
	_, err = methods.CancelWaitForUpdates(l, l.client, &types.CancelWaitForUpdates{This: collector.Reference()})
	must(t, err)
}
