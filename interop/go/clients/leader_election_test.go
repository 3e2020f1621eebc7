package clients

import (
	"context"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/events"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/tools/record"
	. "vivarium.invalid/interop/testkit"
)

func TestLeaderElection(t *testing.T) {
	ns, client := namespace(t), typed(t)
	leads := make(chan string, 10)
	candidate := func(ctx context.Context, name string) {
		leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
			Lock: &resourcelock.LeaseLock{
				LeaseMeta:  metav1.ObjectMeta{Namespace: ns, Name: "leader"},
				Client:     client.CoordinationV1(),
				LockConfig: resourcelock.ResourceLockConfig{Identity: name},
			},
			LeaseDuration: 3 * time.Second, RenewDeadline: 2 * time.Second, RetryPeriod: 200 * time.Millisecond, ReleaseOnCancel: true,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(ctx context.Context) { leads <- name; <-ctx.Done() },
				OnStoppedLeading: func() {},
			},
		})
	}
	first, resign := context.WithCancel(ctx(t))
	go candidate(first, "first")
	Equal(t, Next(t, "a leader", leads), "first")
	second, stop := context.WithCancel(ctx(t))
	defer stop()
	go candidate(second, "second")
	lease := Must(client.CoordinationV1().Leases(ns).Get(ctx(t), "leader", metav1.GetOptions{}))(t)
	Equal(t, *lease.Spec.HolderIdentity, "first")
	Eventually(t, "the lease is renewed", func() bool {
		now := Must(client.CoordinationV1().Leases(ns).Get(ctx(t), "leader", metav1.GetOptions{}))(t)
		return now.Spec.RenewTime.After(lease.Spec.RenewTime.Time)
	})
	resign()
	Equal(t, Next(t, "another leader", leads), "second")
	now := Must(client.CoordinationV1().Leases(ns).Get(ctx(t), "leader", metav1.GetOptions{}))(t)
	Equal(t, []any{*now.Spec.HolderIdentity, *now.Spec.LeaseTransitions}, []any{"second", int32(1)})
}

func TestEventRecorders(t *testing.T) {
	ns, client := namespace(t), typed(t)
	object := Must(client.CoreV1().ConfigMaps(ns).Create(ctx(t), configMap("m", nil, nil), metav1.CreateOptions{}))(t)
	object.APIVersion, object.Kind = "v1", "ConfigMap"

	old := record.NewBroadcaster()
	old.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("")})
	defer old.Shutdown()
	recorder := old.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "tests"})
	for range 3 {
		recorder.Event(object, corev1.EventTypeWarning, "Again", "the same again")
	}
	Eventually(t, "one event that is counted", func() bool {
		list := Must(client.CoreV1().Events(ns).List(ctx(t), metav1.ListOptions{FieldSelector: "reason=Again,involvedObject.name=m,type=Warning"}))(t)
		return len(list.Items) == 1 && list.Items[0].Count == 3
	})

	broadcaster := events.NewBroadcaster(&events.EventSinkImpl{Interface: client.EventsV1()})
	running, stop := context.WithCancel(ctx(t))
	defer stop()
	Check(t, broadcaster.StartRecordingToSinkWithContext(running))
	defer broadcaster.Shutdown()
	broadcaster.NewRecorder(scheme.Scheme, "example.com/tests").Eventf(object, nil, corev1.EventTypeNormal, "New", "Testing", "note %d", 1)
	Eventually(t, "an event of the new kind", func() bool {
		list := Must(client.EventsV1().Events(ns).List(ctx(t), metav1.ListOptions{FieldSelector: "reason=New"}))(t)
		return len(list.Items) == 1 && list.Items[0].Note == "note 1" && list.Items[0].Action == "Testing"
	})
}
