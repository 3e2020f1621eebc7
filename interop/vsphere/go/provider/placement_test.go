package provider

import (
	"slices"
	"testing"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/pbm"
	pbmtypes "github.com/vmware/govmomi/pbm/types"
	"github.com/vmware/govmomi/vapi/cluster"
	"github.com/vmware/govmomi/vapi/tags"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func TestFailureDomainsAreTags(t *testing.T) {
	l := connect(t)
	manager := tags.NewManager(l.rest)
	datacenter := got(l.finder.Datacenter(l, "DC0"))(t)
	zone := got(l.finder.ClusterComputeResource(l, "DC0_C0"))(t)
	host := got(l.finder.HostSystem(l, "DC0_C0_H0"))(t)
	regions := got(manager.CreateCategory(l, &tags.Category{Name: "k8s-region", Cardinality: "SINGLE", AssociableTypes: []string{"Datacenter"}}))(t)
	zones := got(manager.CreateCategory(l, &tags.Category{
		Name: "k8s-zone", Cardinality: "MULTIPLE", AssociableTypes: []string{"ClusterComputeResource", "HostSystem"},
	}))(t)
	if category := got(manager.GetCategory(l, "k8s-zone"))(t); category.ID != zones || category.Cardinality != "MULTIPLE" {
		t.Fatalf("the category is %+v", category)
	}
	region := got(manager.CreateTag(l, &tags.Tag{Name: "eu", CategoryID: regions}))(t)
	first := got(manager.CreateTag(l, &tags.Tag{Name: "eu-1", CategoryID: zones}))(t)
	must(t, manager.AttachTag(l, region, datacenter.Reference()))
	must(t, manager.AttachTagToMultipleObjects(l, first, []mo.Reference{zone.Reference(), host.Reference()}))
	if attached := got(manager.GetAttachedTags(l, datacenter.Reference()))(t); len(attached) != 1 || attached[0].Name != "eu" {
		t.Fatalf("the datacenter has %+v", attached)
	}
	objects := got(manager.ListAttachedObjects(l, first))(t)
	if len(objects) != 2 || !slices.ContainsFunc(objects, func(o mo.Reference) bool { return o.Reference() == zone.Reference() }) {
		t.Fatalf("the zone is %v", objects)
	}
	// What the category is not for, and a second tag of a category that allows one only.
	if err := manager.AttachTag(l, region, host.Reference()); err == nil {
		t.Fatal("a tag of datacenters was attached to a host")
	}
	second := got(manager.CreateTag(l, &tags.Tag{Name: "us", CategoryID: regions}))(t)
	if err := manager.AttachTag(l, second, datacenter.Reference()); err == nil {
		t.Fatal("two tags of a category for one")
	}
	must(t, manager.DetachTag(l, first, host.Reference()))
	if left := got(manager.ListAttachedTags(l, host.Reference()))(t); len(left) != 0 {
		t.Fatalf("the host has %v", left)
	}
	for _, id := range []string{regions, zones} {
		must(t, manager.DeleteCategory(l, &tags.Category{ID: id}))
	}
	if left := got(manager.GetAttachedTags(l, datacenter.Reference()))(t); len(left) != 0 {
		t.Fatalf("the datacenter has %+v", left)
	}
}

func TestMachinesAreKeptApartByAClusterModule(t *testing.T) {
	l := connect(t)
	manager := cluster.NewManager(l.rest)
	compute := got(l.finder.ClusterComputeResource(l, "DC0_C0"))(t)
	module := got(manager.CreateModule(l, compute.Reference()))(t)
	if all := got(manager.ListModules(l))(t); !slices.Contains(all, cluster.ModuleSummary{Cluster: compute.Reference().Value, Module: module}) {
		t.Fatalf("the modules are %+v", all)
	}
	members := []mo.Reference{
		got(l.finder.VirtualMachine(l, "DC0_C0_RP0_VM0"))(t).Reference(), got(l.finder.VirtualMachine(l, "DC0_C0_RP0_VM1"))(t).Reference(),
	}
	if ok := got(manager.AddModuleMembers(l, module, members...))(t); !ok {
		t.Fatal("they were not added")
	}
	if there := got(manager.ListModuleMembers(l, module))(t); len(there) != 2 {
		t.Fatalf("the members are %v", there)
	}
	if ok := got(manager.RemoveModuleMembers(l, module, members[0]))(t); !ok {
		t.Fatal("it was not removed")
	}
	if there := got(manager.ListModuleMembers(l, module))(t); len(there) != 1 || there[0] != members[1].Reference() {
		t.Fatalf("the members are %v", there)
	}
	must(t, manager.DeleteModule(l, module))
	if _, err := manager.ListModuleMembers(l, module); err == nil {
		t.Fatal("a module that was deleted has members")
	}
}

func TestZonesOfHostsAreGroupsAndRules(t *testing.T) {
	l := connect(t)
	compute := got(l.finder.ClusterComputeResource(l, "DC0_C0"))(t)
	host := got(l.finder.HostSystem(l, "DC0_C0_H1"))(t)
	vm := got(l.finder.VirtualMachine(l, "DC0_C0_RP0_VM0"))(t)
	reconfigure := func(spec *types.ClusterConfigSpecEx) {
		t.Helper()
		l.finish(got(compute.Reconfigure(l, spec, true))(t))
	}
	reconfigure(&types.ClusterConfigSpecEx{
		GroupSpec: []types.ClusterGroupSpec{
			{ArrayUpdateSpec: types.ArrayUpdateSpec{Operation: types.ArrayUpdateOperationAdd},
				Info: &types.ClusterVmGroup{ClusterGroupInfo: types.ClusterGroupInfo{Name: "zone-vms"}, Vm: []types.ManagedObjectReference{}}},
			{ArrayUpdateSpec: types.ArrayUpdateSpec{Operation: types.ArrayUpdateOperationAdd},
				Info: &types.ClusterHostGroup{ClusterGroupInfo: types.ClusterGroupInfo{Name: "zone-hosts"}, Host: []types.ManagedObjectReference{host.Reference()}}},
		},
		RulesSpec: []types.ClusterRuleSpec{{ArrayUpdateSpec: types.ArrayUpdateSpec{Operation: types.ArrayUpdateOperationAdd},
			Info: &types.ClusterVmHostRuleInfo{
				ClusterRuleInfo: types.ClusterRuleInfo{Name: "zone", Enabled: types.NewBool(true), Mandatory: types.NewBool(true)},
				VmGroupName:     "zone-vms", AffineHostGroupName: "zone-hosts",
			}}},
	})
	// The provider adds its machines one by one.
	reconfigure(&types.ClusterConfigSpecEx{GroupSpec: []types.ClusterGroupSpec{{
		ArrayUpdateSpec: types.ArrayUpdateSpec{Operation: types.ArrayUpdateOperationEdit},
		Info:            &types.ClusterVmGroup{ClusterGroupInfo: types.ClusterGroupInfo{Name: "zone-vms"}, Vm: []types.ManagedObjectReference{vm.Reference()}},
	}}})
	configuration := got(compute.Configuration(l))(t)
	var group *types.ClusterVmGroup
	for _, each := range configuration.Group {
		if found, ok := each.(*types.ClusterVmGroup); ok && found.Name == "zone-vms" {
			group = found
		}
	}
	if group == nil || len(group.Vm) != 1 || group.Vm[0] != vm.Reference() {
		t.Fatalf("the groups are %+v", configuration.Group)
	}
	rule, ok := configuration.Rule[0].(*types.ClusterVmHostRuleInfo)
	if !ok || rule.Name != "zone" || !*rule.Enabled || !*rule.Mandatory || rule.Key == 0 {
		t.Fatalf("the rules are %+v", configuration.Rule)
	}
	remove := types.ArrayUpdateSpec{Operation: types.ArrayUpdateOperationRemove}
	rules, groups, hosts := remove, remove, remove
	rules.RemoveKey, groups.RemoveKey, hosts.RemoveKey = rule.Key, "zone-vms", "zone-hosts"
	reconfigure(&types.ClusterConfigSpecEx{RulesSpec: []types.ClusterRuleSpec{{ArrayUpdateSpec: rules}}})
	reconfigure(&types.ClusterConfigSpecEx{GroupSpec: []types.ClusterGroupSpec{{ArrayUpdateSpec: groups}, {ArrayUpdateSpec: hosts}}})
	if left := got(compute.Configuration(l))(t); len(left.Group) != 0 || len(left.Rule) != 0 {
		t.Fatalf("left are %+v and %+v", left.Group, left.Rule)
	}
}

func TestStoragePolicyLeadsToADatastore(t *testing.T) {
	l := connect(t)
	client := got(pbm.NewClient(l, l.client.Client))(t)
	id := got(client.ProfileIDByName(l, "vSAN Default Storage Policy"))(t)
	store := got(l.finder.Datastore(l, "LocalDS_0"))(t)
	hubs := []pbmtypes.PbmPlacementHub{{HubType: store.Reference().Type, HubId: store.Reference().Value}}
	requirements := []pbmtypes.BasePbmPlacementRequirement{&pbmtypes.PbmPlacementCapabilityProfileRequirement{ProfileId: pbmtypes.PbmProfileId{UniqueId: id}}}
	result := got(client.CheckRequirements(l, hubs, nil, requirements))(t)
	if fitting := result.CompatibleDatastores(); len(fitting) != 1 || fitting[0].HubId != store.Reference().Value {
		t.Fatalf("fitting are %+v", result)
	}

	template := l.template("policy-template")
	spec := l.cloneSpec(template, "")
	spec.Location.Profile = []types.BaseVirtualMachineProfileSpec{&types.VirtualMachineDefinedProfileSpec{ProfileId: id}}
	folder := got(l.finder.Folder(l, "/DC0/vm"))(t)
	info := l.finish(got(template.Clone(l, folder, "with-policy", spec))(t))
	vm := object.NewVirtualMachine(l.client.Client, info.Result.(types.ManagedObjectReference))
	defer l.destroy(vm)
	profiles := got(client.QueryAssociatedProfiles(l, []pbmtypes.PbmServerObjectRef{{
		ObjectType: string(pbmtypes.PbmObjectTypeVirtualMachine), Key: vm.Reference().Value, ServerUuid: l.client.ServiceContent.About.InstanceUuid,
	}}))(t)
	if len(profiles) != 1 || len(profiles[0].ProfileId) != 1 || profiles[0].ProfileId[0].UniqueId != id {
		t.Fatalf("the machine's policies are %+v", profiles)
	}
	if _, err := client.ProfileIDByName(l, "no such policy"); err == nil {
		t.Fatal("a policy that is not there has an id")
	}
}
