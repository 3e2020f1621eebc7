package clients

import (
	"context"
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/pager"
	watchtools "k8s.io/client-go/tools/watch"
	"k8s.io/utils/ptr"
	. "vivarium.invalid/interop/testkit"
)

func TestPages(t *testing.T) {
	ns := namespace(t)
	maps := typed(t).CoreV1().ConfigMaps(ns)
	for i := range 25 {
		Must(maps.Create(ctx(t), configMap(fmt.Sprintf("m%02d", i), nil, nil), metav1.CreateOptions{}))(t)
	}
	first := Must(maps.List(ctx(t), metav1.ListOptions{Limit: 10}))(t)
	Equal(t, []any{len(first.Items), *first.RemainingItemCount}, []any{10, int64(15)})
	Must(maps.Create(ctx(t), configMap("a-late-one", nil, nil), metav1.CreateOptions{}))(t)
	second := Must(maps.List(ctx(t), metav1.ListOptions{Limit: 10, Continue: first.Continue}))(t)
	Equal(t, []string{second.Items[0].Name, second.ResourceVersion}, []string{"m10", first.ResourceVersion})

	pages, items := 0, 0
	all := pager.New(pager.SimplePageFunc(func(options metav1.ListOptions) (runtime.Object, error) {
		pages++
		return maps.List(ctx(t), options)
	}))
	all.PageSize = 7
	Check(t, all.EachListItem(ctx(t), metav1.ListOptions{}, func(object runtime.Object) error {
		items++
		return nil
	}))
	Equal(t, []int{pages, items}, []int{4, 26})
	exact := Must(maps.List(ctx(t), metav1.ListOptions{ResourceVersion: first.ResourceVersion, ResourceVersionMatch: metav1.ResourceVersionMatchExact}))(t)
	Equal(t, len(exact.Items), 25)
	atLeast := Must(maps.List(ctx(t), metav1.ListOptions{ResourceVersion: first.ResourceVersion, ResourceVersionMatch: metav1.ResourceVersionMatchNotOlderThan}))(t)
	Equal(t, len(atLeast.Items), 26)
	_, err := maps.List(ctx(t), metav1.ListOptions{Limit: 10, Continue: "nonsense"})
	Equal(t, apierrors.IsBadRequest(err), true)
	_, err = maps.List(ctx(t), metav1.ListOptions{LabelSelector: "a in (b"})
	Equal(t, apierrors.IsBadRequest(err), true)
}

func TestWatchInProtobufAndResume(t *testing.T) {
	ns := namespace(t)
	maps := typed(t).CoreV1().ConfigMaps(ns)
	before := Must(maps.Create(ctx(t), configMap("before", nil, nil), metav1.CreateOptions{}))(t)
	one := Must(maps.Watch(ctx(t), metav1.ListOptions{ResourceVersion: before.ResourceVersion}))(t)
	defer one.Stop()
	made := Must(maps.Create(ctx(t), configMap("a", nil, map[string]string{"on": "yes"}), metav1.CreateOptions{}))(t)
	made.Data = map[string]string{"x": "1"}
	changed := Must(maps.Update(ctx(t), made, metav1.UpdateOptions{}))(t)
	Check(t, maps.Delete(ctx(t), "a", metav1.DeleteOptions{}))
	seen := func(watcher watch.Interface) (watch.EventType, *corev1.ConfigMap) {
		t.Helper()
		event := Next(t, "an event", watcher.ResultChan())
		object, _ := event.Object.(*corev1.ConfigMap)
		return event.Type, object
	}
	kind, object := seen(one)
	Equal(t, []any{kind, object.ResourceVersion}, []any{watch.Added, made.ResourceVersion})
	kind, object = seen(one)
	Equal(t, []any{kind, object.Data["x"]}, []any{watch.Modified, "1"})
	kind, object = seen(one)
	Equal(t, []any{kind, object.Name, object.ResourceVersion != changed.ResourceVersion}, []any{watch.Deleted, "a", true})

	two := Must(maps.Watch(ctx(t), metav1.ListOptions{ResourceVersion: made.ResourceVersion, LabelSelector: "on=yes"}))(t)
	defer two.Stop()
	kind, _ = seen(two)
	Equal(t, kind, watch.Modified)

	streaming := Must(maps.Watch(ctx(t), metav1.ListOptions{
		SendInitialEvents: ptr.To(true), ResourceVersionMatch: metav1.ResourceVersionMatchNotOlderThan, AllowWatchBookmarks: true,
	}))(t)
	defer streaming.Stop()
	kind, object = seen(streaming)
	Equal(t, []any{kind, object.Name}, []any{watch.Added, "before"})
	kind, object = seen(streaming)
	Equal(t, []any{kind, object.Annotations[metav1.InitialEventsAnnotationKey]}, []any{watch.Bookmark, "true"})

	short := Must(maps.Watch(ctx(t), metav1.ListOptions{TimeoutSeconds: ptr.To[int64](1)}))(t)
	for range short.ResultChan() {
	}
}

func TestRetryWatcherGoesOnWhenTheServerEndsTheWatch(t *testing.T) {
	ns := namespace(t)
	maps := typed(t).CoreV1().ConfigMaps(ns)
	before := Must(maps.List(ctx(t), metav1.ListOptions{}))(t)
	watches := 0
	watcher := Must(watchtools.NewRetryWatcherWithContext(ctx(t), before.ResourceVersion, &cache.ListWatch{
		WatchFuncWithContext: func(ctx context.Context, options metav1.ListOptions) (watch.Interface, error) {
			watches++
			options.TimeoutSeconds = ptr.To[int64](1)
			return maps.Watch(ctx, options)
		},
	}))(t)
	defer watcher.Stop()
	for i := range 4 {
		name := fmt.Sprintf("m%d", i)
		Must(maps.Create(ctx(t), configMap(name, nil, nil), metav1.CreateOptions{}))(t)
		event := Next(t, "an event", watcher.ResultChan())
		for event.Type == watch.Bookmark {
			event = Next(t, "an event", watcher.ResultChan())
		}
		Equal(t, []any{event.Type, event.Object.(*corev1.ConfigMap).Name}, []any{watch.Added, name})
		wanted := watches + 1
		if i < 2 {
			Eventually(t, "another watch", func() bool { return watches >= wanted })
		}
	}
}

func TestUntil(t *testing.T) {
	ns, client := namespace(t), typed(t)
	source := cache.NewListWatchFromClient(client.CoreV1().RESTClient(), "configmaps", ns, fields.OneTermEqualSelector("metadata.name", "wanted"))
	written := make(chan struct{})
	defer func() { <-written }()
	go func() {
		defer close(written)
		for _, name := range []string{"other", "wanted"} {
			if _, err := client.CoreV1().ConfigMaps(ns).Create(ctx(t), configMap(name, nil, nil), metav1.CreateOptions{}); err != nil {
				t.Error(err)
			}
		}
	}()
	event := Must(watchtools.UntilWithSync(ctx(t), source, &corev1.ConfigMap{}, nil, func(event watch.Event) (bool, error) {
		return event.Type == watch.Added, nil
	}))(t)
	Equal(t, event.Object.(*corev1.ConfigMap).Name, "wanted")
}
