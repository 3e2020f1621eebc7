package clients

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/disk"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/scale"
	. "vivarium.invalid/interop/testkit"
)

func TestDiscovery(t *testing.T) {
	client := Must(discovery.NewDiscoveryClientForConfig(server(t)))(t)
	version := Must(client.ServerVersion())(t)
	Equal(t, []string{version.Major, version.Minor}, []string{"1", "34"})
	groups, resources, err := client.ServerGroupsAndResources()
	Check(t, err)
	if len(groups) < 18 || len(resources) < 20 {
		t.Errorf("%d groups, %d lists of resources", len(groups), len(resources))
	}
	aggregated := client
	legacy := Must(discovery.NewDiscoveryClientForConfig(server(t)))(t)
	legacy.UseLegacyDiscovery = true
	names := func(client discovery.DiscoveryInterface) map[string]string {
		t.Helper()
		seen := map[string]string{}
		for _, list := range Must(client.ServerPreferredResources())(t) {
			for _, resource := range list.APIResources {
				seen[list.GroupVersion+"/"+resource.Name] = strings.Join(resource.ShortNames, ",") + " " + resource.Kind
			}
		}
		return seen
	}
	Equal(t, names(aggregated), names(legacy))
	Equal(t, names(aggregated)["apps/v1/deployments"], "deploy Deployment")
	cached := Must(disk.NewCachedDiscoveryClientForConfig(server(t), t.TempDir(), t.TempDir(), 0))(t)
	Equal(t, len(Must(cached.ServerGroups())(t).Groups), len(groups))

	v2 := Must(client.OpenAPISchema())(t)
	if len(v2.Definitions.AdditionalProperties) < 500 {
		t.Errorf("%d definitions in OpenAPI v2", len(v2.Definitions.AdditionalProperties))
	}
	paths := Must(client.OpenAPIV3().Paths())(t)
	document := Must(paths["apis/apps/v1"].Schema("application/json"))(t)
	Contains(t, string(document), "io.k8s.api.apps.v1.DeploymentSpec")
	Equal(t, strings.Contains(paths["apis/apps/v1"].ServerRelativeURL(), "hash="), true)
}

func TestRESTMapper(t *testing.T) {
	cached := memory.NewMemCacheClient(Must(discovery.NewDiscoveryClientForConfig(server(t)))(t))
	mapper := restmapper.NewShortcutExpander(restmapper.NewDeferredDiscoveryRESTMapper(cached), cached, nil)
	mapping := Must(mapper.RESTMapping(schema.GroupKind{Group: "apps", Kind: "Deployment"}))(t)
	Equal(t, mapping.Resource, schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "deployments"})
	Equal(t, mapping.Scope.Name(), meta.RESTScopeNameNamespace)
	hpa := Must(mapper.RESTMapping(schema.GroupKind{Group: "autoscaling", Kind: "HorizontalPodAutoscaler"}))(t)
	Equal(t, hpa.Resource.Version, "v2")
	short := Must(mapper.KindFor(schema.GroupVersionResource{Resource: "netpol"}))(t)
	Equal(t, short.Kind, "NetworkPolicy")
	_, err := mapper.RESTMapping(schema.GroupKind{Group: "example.com", Kind: "Unicorn"})
	Equal(t, meta.IsNoMatchError(err), true)
	all, _ := restmapper.NewDiscoveryCategoryExpander(cached).Expand("all")
	if len(all) < 9 {
		t.Errorf("category all: %v", all)
	}
}

func TestScaleClient(t *testing.T) {
	ns, client := namespace(t), typed(t)
	Must(client.AppsV1().Deployments(ns).Create(ctx(t), deployment("web"), metav1.CreateOptions{}))(t)
	cached := memory.NewMemCacheClient(client.Discovery())
	scales := Must(scale.NewForConfig(server(t), restmapper.NewDeferredDiscoveryRESTMapper(cached), dynamic.LegacyAPIPathResolverFunc, scale.NewDiscoveryScaleKindResolver(cached)))(t)
	deployments := schema.GroupResource{Group: "apps", Resource: "deployments"}
	now := Must(scales.Scales(ns).Get(ctx(t), deployments, "web", metav1.GetOptions{}))(t)
	Equal(t, now.Spec.Replicas, 1)
	now.Spec.Replicas = 4
	Must(scales.Scales(ns).Update(ctx(t), deployments, now, metav1.UpdateOptions{}))(t)
	patched := Must(scales.Scales(ns).Patch(ctx(t), deployments.WithVersion("v1"), "web", "application/merge-patch+json", []byte(`{"spec":{"replicas":6}}`), metav1.PatchOptions{}))(t)
	Equal(t, patched.Spec.Replicas, 6)
}

func TestTable(t *testing.T) {
	ns := namespace(t)
	Must(typed(t).CoreV1().ConfigMaps(ns).Create(ctx(t), configMap("m", map[string]string{"a": "1"}, nil), metav1.CreateOptions{}))(t)
	config := rest.CopyConfig(server(t))
	config.APIPath, config.GroupVersion, config.NegotiatedSerializer = "/api", &schema.GroupVersion{Version: "v1"}, scheme.Codecs.WithoutConversion()
	client := Must(rest.RESTClientFor(config))(t)
	table := &metav1.Table{}
	Check(t, client.Get().Namespace(ns).Resource("configmaps").SetHeader("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io").Do(ctx(t)).Into(table))
	var columns []string
	for _, column := range table.ColumnDefinitions {
		columns = append(columns, column.Name)
	}
	Equal(t, columns, []string{"Name", "Data", "Age"})
	Equal(t, []any{len(table.Rows), table.Rows[0].Cells[0], table.Rows[0].Cells[1]}, []any{1, "m", int64(1)})
}
