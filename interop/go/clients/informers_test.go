package clients

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	clientfeatures "k8s.io/client-go/features"
	testing_ "k8s.io/client-go/features/testing"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/metadata/metadatainformer"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	. "vivarium.invalid/interop/testkit"
)

var configMaps = schema.GroupVersionResource{Version: "v1", Resource: "configmaps"}

// log is what an informer's handlers have seen.
type log struct {
	sync.Mutex
	lines []string
}

func (l *log) add(format string, args ...any) {
	l.Lock()
	defer l.Unlock()
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func (l *log) text() string {
	l.Lock()
	defer l.Unlock()
	return strings.Join(l.lines, " ")
}

func (l *log) handler() cache.ResourceEventHandler {
	name := func(object any) string {
		if tombstone, is := object.(cache.DeletedFinalStateUnknown); is {
			object = tombstone.Obj
		}
		return object.(metav1.Object).GetName()
	}
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { l.add("+%s", name(object)) },
		UpdateFunc: func(_, object any) { l.add("~%s", name(object)) },
		DeleteFunc: func(object any) { l.add("-%s", name(object)) },
	}
}

// follow changes objects and expects the informer to see just that.
func follow(t *testing.T, ns string, informer cache.SharedIndexInformer, start func(stop <-chan struct{})) {
	t.Helper()
	maps := typed(t).CoreV1().ConfigMaps(ns)
	for _, name := range []string{"a", "b"} {
		Must(maps.Create(ctx(t), configMap(name, nil, nil), metav1.CreateOptions{}))(t)
	}
	seen := &log{}
	Must(informer.AddEventHandler(seen.handler()))(t)
	stop := make(chan struct{})
	defer close(stop)
	start(stop)
	if !cache.WaitForCacheSync(ctx(t).Done(), informer.HasSynced) {
		t.Fatal("the cache did not sync")
	}
	Eventually(t, "what is there", func() bool { text := seen.text(); return text == "+a +b" || text == "+b +a" })
	Must(maps.Patch(ctx(t), "a", types.MergePatchType, []byte(`{"data":{"x":"1"}}`), metav1.PatchOptions{}))(t)
	Check(t, maps.Delete(ctx(t), "b", metav1.DeleteOptions{}))
	Must(maps.Create(ctx(t), configMap("c", nil, nil), metav1.CreateOptions{}))(t)
	Eventually(t, "what changed", func() bool { return strings.HasSuffix(seen.text(), " ~a -b +c") })
	Equal(t, len(informer.GetStore().ListKeys()), 2)
}

// eachWay runs the test with streaming lists (WatchList) and without.
func eachWay(t *testing.T, test func(t *testing.T)) {
	for _, streaming := range []bool{false, true} {
		t.Run(fmt.Sprintf("WatchList=%t", streaming), func(t *testing.T) {
			testing_.SetFeatureDuringTest(t, clientfeatures.WatchListClient, streaming)
			test(t)
		})
	}
}

func TestTypedInformer(t *testing.T) {
	eachWay(t, func(t *testing.T) {
		ns := namespace(t)
		factory := informers.NewSharedInformerFactoryWithOptions(typed(t), 0, informers.WithNamespace(ns))
		informer := factory.Core().V1().ConfigMaps()
		Check(t, informer.Informer().AddIndexers(cache.Indexers{"first letter": func(object any) ([]string, error) {
			return []string{object.(*corev1.ConfigMap).Name[:1]}, nil
		}}))
		follow(t, ns, informer.Informer(), factory.Start)
		Equal(t, len(Must(informer.Lister().ConfigMaps(ns).List(labels.Everything()))(t)), 2)
		Equal(t, Must(informer.Lister().ConfigMaps(ns).Get("a"))(t).Data["x"], "1")
		Equal(t, len(Must(informer.Informer().GetIndexer().ByIndex("first letter", "c"))(t)), 1)
	})
}

func TestDynamicInformer(t *testing.T) {
	eachWay(t, func(t *testing.T) {
		ns := namespace(t)
		factory := dynamicinformer.NewFilteredDynamicSharedInformerFactory(Must(dynamic.NewForConfig(server(t)))(t), 0, ns, nil)
		follow(t, ns, factory.ForResource(configMaps).Informer(), factory.Start)
	})
}

func TestMetadataInformer(t *testing.T) {
	eachWay(t, func(t *testing.T) {
		ns := namespace(t)
		factory := metadatainformer.NewFilteredSharedInformerFactory(Must(metadata.NewForConfig(server(t)))(t), 0, ns, nil)
		informer := factory.ForResource(configMaps)
		follow(t, ns, informer.Informer(), factory.Start)
		object := Must(informer.Lister().ByNamespace(ns).Get("a"))(t).(*metav1.PartialObjectMetadata)
		Equal(t, object.UID != "", true)
	})
}

func TestInformerOfEverythingBuiltIn(t *testing.T) {
	_, lists, err := typed(t).Discovery().ServerGroupsAndResources()
	Check(t, err)
	client := Must(dynamic.NewForConfig(server(t)))(t)
	factory := dynamicinformer.NewDynamicSharedInformerFactory(client, time.Hour)
	var kinds int
	for _, list := range lists {
		gv := Must(schema.ParseGroupVersion(list.GroupVersion))(t)
		if strings.Contains(gv.Group, "example.com") {
			continue
		}
		for _, resource := range list.APIResources {
			if strings.Contains(resource.Name, "/") || !strings.Contains(resource.Verbs.String(), "watch") {
				continue
			}
			factory.ForResource(gv.WithResource(resource.Name)).Informer()
			kinds++
		}
	}
	stop := make(chan struct{})
	defer close(stop)
	factory.Start(stop)
	for resource, synced := range factory.WaitForCacheSync(ctx(t).Done()) {
		if !synced {
			t.Errorf("%s did not sync", resource)
		}
	}
	if kinds < 55 {
		t.Errorf("only %d kinds", kinds)
	}
}

func TestDynamicClient(t *testing.T) {
	ns := namespace(t)
	maps := Must(dynamic.NewForConfig(server(t)))(t).Resource(configMaps).Namespace(ns)
	object := &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "d"}, "data": map[string]any{"a": "1"},
	}}
	made := Must(maps.Create(ctx(t), object, metav1.CreateOptions{}))(t)
	Check(t, unstructured.SetNestedField(made.Object, "2", "data", "a"))
	Must(maps.Update(ctx(t), made, metav1.UpdateOptions{}))(t)
	applied := Must(maps.Apply(ctx(t), "d", &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "d"}, "data": map[string]any{"b": "3"},
	}}, metav1.ApplyOptions{FieldManager: "dynamic"}))(t)
	data, _, err := unstructured.NestedStringMap(applied.Object, "data")
	Check(t, err)
	Equal(t, data, map[string]string{"a": "2", "b": "3"})
	Equal(t, len(Must(maps.List(ctx(t), metav1.ListOptions{}))(t).Items), 1)
	Check(t, maps.DeleteCollection(ctx(t), metav1.DeleteOptions{}, metav1.ListOptions{}))
	Equal(t, len(Must(maps.List(ctx(t), metav1.ListOptions{}))(t).Items), 0)
}

func TestMetadataClient(t *testing.T) {
	ns := namespace(t)
	Must(typed(t).AppsV1().Deployments(ns).Create(ctx(t), deployment("web"), metav1.CreateOptions{}))(t)
	config := rest.CopyConfig(server(t))
	config.ContentType, config.AcceptContentTypes = runtime.ContentTypeProtobuf, runtime.ContentTypeProtobuf
	client := Must(metadata.NewForConfig(config))(t).Resource(schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "deployments"}).Namespace(ns)
	object := Must(client.Get(ctx(t), "web", metav1.GetOptions{}))(t)
	Equal(t, object.Labels, map[string]string{"app": "web"})
	patched := Must(client.Patch(ctx(t), "web", types.MergePatchType, []byte(`{"metadata":{"labels":{"more":"yes"}}}`), metav1.PatchOptions{}))(t)
	Equal(t, patched.Labels["more"], "yes")
	Equal(t, len(Must(client.List(ctx(t), metav1.ListOptions{LabelSelector: "more"}))(t).Items), 1)
	Check(t, client.Delete(ctx(t), "web", metav1.DeleteOptions{}))
}
