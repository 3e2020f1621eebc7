package clients

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/go-logr/logr"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	coreapply "k8s.io/client-go/applyconfigurations/core/v1"
	clientfeatures "k8s.io/client-go/features"
	testing_ "k8s.io/client-go/features/testing"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/record"
	"k8s.io/utils/ptr"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/builder"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/apiutil"
	"sigs.k8s.io/controller-runtime/pkg/config"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/predicate"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
	"vivarium.invalid/interop/shapes"
	. "vivarium.invalid/interop/testkit"
)

func TestMain(m *testing.M) {
	ctrl.SetLogger(logr.Discard())
	os.Exit(m.Run())
}

func shapeScheme(t *testing.T) *runtime.Scheme {
	t.Helper()
	known := runtime.NewScheme()
	Check(t, scheme.AddToScheme(known))
	Check(t, shapes.AddToScheme(known))
	return known
}

func TestControllerRuntimeClient(t *testing.T) {
	ns := namespace(t)
	installShapes(t)
	c := Must(client.New(server(t), client.Options{Scheme: shapeScheme(t)}))(t)

	// Built-in kinds go out as protobuf, custom and unstructured ones as JSON.
	web := deployment("web")
	web.Namespace = ns
	Check(t, c.Create(ctx(t), web))
	key := client.ObjectKeyFromObject(web)
	patch := client.MergeFromWithOptions(web.DeepCopy(), client.MergeFromWithOptimisticLock{})
	web.Labels["more"] = "yes"
	Check(t, c.Patch(ctx(t), web, patch))
	web.Status.Replicas = 3
	Check(t, c.Status().Update(ctx(t), web))
	strategic := client.StrategicMergeFrom(web.DeepCopy())
	web.Spec.Template.Spec.Containers = append(web.Spec.Template.Spec.Containers, corev1.Container{Name: "side", Image: "side:1"})
	Check(t, c.Patch(ctx(t), web, strategic))
	now := &appsv1.Deployment{}
	Check(t, c.Get(ctx(t), key, now))
	Equal(t, []any{now.Labels["more"], now.Status.Replicas, len(now.Spec.Template.Spec.Containers)}, []any{"yes", int32(3), 2})

	result := Must(controllerutil.CreateOrUpdate(ctx(t), c, now, func() error { now.Spec.Paused = true; return nil }))(t)
	Equal(t, result, controllerutil.OperationResultUpdated)
	result = Must(controllerutil.CreateOrUpdate(ctx(t), c, now, func() error { return nil }))(t)
	Equal(t, result, controllerutil.OperationResultNone)

	Check(t, c.Apply(ctx(t), coreapply.ConfigMap("applied", ns).WithData(map[string]string{"a": "1"}), client.FieldOwner("me")))
	Check(t, c.Apply(ctx(t), coreapply.ConfigMap("applied", ns).WithData(map[string]string{"b": "2"}), client.FieldOwner("me")))
	applied := &corev1.ConfigMap{}
	Check(t, c.Get(ctx(t), client.ObjectKey{Namespace: ns, Name: "applied"}, applied))
	Equal(t, applied.Data, map[string]string{"b": "2"})

	shape := &shapes.Shape{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: "square"}, Spec: shapes.ShapeSpec{Sides: 4}}
	Check(t, c.Create(ctx(t), shape))
	Equal(t, shape.Spec.Colour, "red")
	shape.Status.ObservedGeneration = 1
	meta.SetStatusCondition(&shape.Status.Conditions, metav1.Condition{Type: "Ready", Status: metav1.ConditionTrue, Reason: "Drawn"})
	Check(t, c.Status().Update(ctx(t), shape))
	invalid := &shapes.Shape{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: "line"}, Spec: shapes.ShapeSpec{Sides: 2}}
	Equal(t, apierrors.IsInvalid(c.Create(ctx(t), invalid)), true)

	loose := &unstructured.Unstructured{}
	loose.SetGroupVersionKind(shapes.GroupVersion.WithKind("Shape"))
	Check(t, c.Get(ctx(t), client.ObjectKeyFromObject(shape), loose))
	conditions, _, err := unstructured.NestedSlice(loose.Object, "status", "conditions")
	Check(t, err)
	Equal(t, len(conditions), 1)
	partial := &metav1.PartialObjectMetadataList{}
	partial.SetGroupVersionKind(shapes.GroupVersion.WithKind("ShapeList"))
	Check(t, c.List(ctx(t), partial, client.InNamespace(ns)))
	Equal(t, []any{len(partial.Items), partial.Items[0].Name}, []any{1, "square"})
	mapping := Must(c.RESTMapper().RESTMapping(schema.GroupKind{Group: shapes.GroupVersion.Group, Kind: "Shape"}))(t)
	Equal(t, mapping.Resource.Resource, "shapes")
	Equal(t, Must(c.IsObjectNamespaced(shape))(t), true)

	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: "p"}, Spec: podSpec()}
	Check(t, c.Create(ctx(t), pod, client.DryRunAll))
	Equal(t, apierrors.IsNotFound(c.Get(ctx(t), client.ObjectKeyFromObject(pod), pod)), true)
	Check(t, c.DeleteAllOf(ctx(t), &shapes.Shape{}, client.InNamespace(ns)))
	Check(t, client.IgnoreNotFound(c.Delete(ctx(t), shape)))
	Check(t, c.Delete(ctx(t), web, client.PropagationPolicy(metav1.DeletePropagationBackground), client.Preconditions{UID: &web.UID}))
}

func TestCacheWithIndexAndSelectors(t *testing.T) {
	for _, streaming := range []bool{false, true} {
		t.Run(fmt.Sprintf("WatchList=%t", streaming), func(t *testing.T) {
			testing_.SetFeatureDuringTest(t, clientfeatures.WatchListClient, streaming)
			ns := namespace(t)
			direct := Must(client.New(server(t), client.Options{}))(t)
			for i, node := range []string{"one", "two", "two"} {
				pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: fmt.Sprintf("p%d", i), Labels: map[string]string{"on": node}}, Spec: podSpec()}
				pod.Spec.NodeName = node
				Check(t, direct.Create(ctx(t), pod))
			}
			objects := Must(cache.New(server(t), cache.Options{DefaultNamespaces: map[string]cache.Config{ns: {}}, DefaultTransform: cache.TransformStripManagedFields()}))(t)
			Check(t, objects.IndexField(ctx(t), &corev1.Pod{}, "node", func(object client.Object) []string { return []string{object.(*corev1.Pod).Spec.NodeName} }))
			running, stop := context.WithCancel(ctx(t))
			defer stop()
			go func() { _ = objects.Start(running) }()
			Equal(t, objects.WaitForCacheSync(ctx(t)), true)
			list := &corev1.PodList{}
			Check(t, objects.List(ctx(t), list, client.MatchingFields{"node": "two"}))
			Equal(t, []any{len(list.Items), len(list.Items[0].ManagedFields)}, []any{2, 0})
			Check(t, objects.List(ctx(t), list, client.MatchingLabels{"on": "one"}))
			Equal(t, len(list.Items), 1)
			Check(t, direct.Delete(ctx(t), &list.Items[0], client.GracePeriodSeconds(0)))
			Eventually(t, "the cache follows", func() bool {
				Check(t, objects.List(ctx(t), list, client.InNamespace(ns)))
				return len(list.Items) == 2
			})
		})
	}
}

// shapeReconciler keeps a config map for each shape, tells of it in the status, and cleans up behind a finalizer.
type shapeReconciler struct {
	client.Client
	events record.EventRecorder
}

const finalizer = "shapes.example.com/clean-up"

func (r *shapeReconciler) Reconcile(ctx context.Context, request reconcile.Request) (reconcile.Result, error) {
	shape := &shapes.Shape{}
	if err := r.Get(ctx, request.NamespacedName, shape); err != nil {
		return reconcile.Result{}, client.IgnoreNotFound(err)
	}
	drawing := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Namespace: shape.Namespace, Name: "drawing-of-" + shape.Name}}
	if !shape.DeletionTimestamp.IsZero() {
		if err := client.IgnoreNotFound(r.Delete(ctx, drawing)); err != nil {
			return reconcile.Result{}, err
		}
		before := client.MergeFrom(shape.DeepCopyObject().(*shapes.Shape))
		controllerutil.RemoveFinalizer(shape, finalizer)
		return reconcile.Result{}, client.IgnoreNotFound(r.Patch(ctx, shape, before))
	}
	if controllerutil.AddFinalizer(shape, finalizer) {
		if err := r.Update(ctx, shape); err != nil {
			return reconcile.Result{}, err
		}
	}
	_, err := controllerutil.CreateOrUpdate(ctx, r.Client, drawing, func() error {
		drawing.Data = map[string]string{"sides": fmt.Sprint(shape.Spec.Sides), "colour": shape.Spec.Colour}
		return controllerutil.SetControllerReference(shape, drawing, r.Scheme())
	})
	if err != nil {
		return reconcile.Result{}, err
	}
	if shape.Status.ObservedGeneration != shape.Generation {
		shape.Status.ObservedGeneration = shape.Generation
		meta.SetStatusCondition(&shape.Status.Conditions, metav1.Condition{Type: "Ready", Status: metav1.ConditionTrue, Reason: "Drawn", ObservedGeneration: shape.Generation})
		if err := r.Status().Update(ctx, shape); err != nil {
			return reconcile.Result{}, err
		}
		r.events.Eventf(shape, corev1.EventTypeNormal, "Drawn", "drawn with %d sides", shape.Spec.Sides)
	}
	return reconcile.Result{}, nil
}

func TestManagerWithController(t *testing.T) {
	ns := namespace(t)
	installShapes(t)
	manager := Must(ctrl.NewManager(server(t), ctrl.Options{
		Scheme:                  shapeScheme(t),
		Metrics:                 metrics.Options{BindAddress: "0"},
		Cache:                   cache.Options{DefaultNamespaces: map[string]cache.Config{ns: {}}},
		Controller:              config.Controller{SkipNameValidation: ptr.To(true)},
		LeaderElection:          true,
		LeaderElectionID:        "shapes",
		LeaderElectionNamespace: ns,
		GracefulShutdownTimeout: ptr.To(time.Duration(0)),
	}))(t)
	Check(t, ctrl.NewControllerManagedBy(manager).
		For(&shapes.Shape{}, builder.WithPredicates(predicate.GenerationChangedPredicate{})).
		Owns(&corev1.ConfigMap{}).
		Complete(&shapeReconciler{manager.GetClient(), manager.GetEventRecorderFor("shapes")}))
	running, stop := context.WithCancel(ctx(t))
	ended := make(chan error, 1)
	go func() { ended <- manager.Start(running) }()
	defer func() {
		stop()
		Check(t, Next(t, "the manager's end", ended))
	}()

	c := Must(client.New(server(t), client.Options{Scheme: shapeScheme(t)}))(t)
	shape := &shapes.Shape{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: "square"}, Spec: shapes.ShapeSpec{Sides: 4, Colour: "blue"}}
	Check(t, c.Create(ctx(t), shape))
	ready := func() bool {
		Check(t, c.Get(ctx(t), client.ObjectKeyFromObject(shape), shape))
		return meta.IsStatusConditionTrue(shape.Status.Conditions, "Ready") && shape.Status.ObservedGeneration == shape.Generation
	}
	Eventually(t, "the shape is ready", ready)
	drawing := &corev1.ConfigMap{}
	key := client.ObjectKey{Namespace: ns, Name: "drawing-of-square"}
	Check(t, c.Get(ctx(t), key, drawing))
	Equal(t, drawing.Data, map[string]string{"sides": "4", "colour": "blue"})
	Equal(t, metav1.IsControlledBy(drawing, shape), true)

	before := client.MergeFrom(shape.DeepCopyObject().(*shapes.Shape))
	shape.Spec.Sides = 5
	Check(t, c.Patch(ctx(t), shape, before))
	Eventually(t, "the change is followed", func() bool {
		Check(t, c.Get(ctx(t), key, drawing))
		return ready() && drawing.Data["sides"] == "5"
	})
	Check(t, c.Delete(ctx(t), drawing))
	Eventually(t, "what is missing is made again", func() bool { return c.Get(ctx(t), key, drawing) == nil })

	Eventually(t, "events", func() bool {
		events := &corev1.EventList{}
		Check(t, c.List(ctx(t), events, client.InNamespace(ns)))
		for _, event := range events.Items {
			if event.Reason == "Drawn" && event.InvolvedObject.UID == shape.UID {
				return true
			}
		}
		return false
	})
	Check(t, c.Delete(ctx(t), shape))
	Eventually(t, "the finalizer has done its work", func() bool {
		return apierrors.IsNotFound(c.Get(ctx(t), client.ObjectKeyFromObject(shape), shape)) && apierrors.IsNotFound(c.Get(ctx(t), key, drawing))
	})
}

func TestLazyRESTMapperSeesNewKinds(t *testing.T) {
	http := Must(rest.HTTPClientFor(server(t)))(t)
	mapper := Must(apiutil.NewDynamicRESTMapper(server(t), http))(t)
	_, err := mapper.RESTMapping(schema.GroupKind{Group: "later.example.com", Kind: "Later"})
	Equal(t, meta.IsNoMatchError(err), true)
	installShapes(t)
	Equal(t, Must(mapper.RESTMapping(schema.GroupKind{Group: shapes.GroupVersion.Group, Kind: "Shape"}, shapes.GroupVersion.Version))(t).Resource.Resource, "shapes")
}
