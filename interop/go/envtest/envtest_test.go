// Package envtest uses controller-runtime's envtest as projects do, with the programs that KUBEBUILDER_ASSETS names.
package envtest

import (
	"context"
	"io"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/go-logr/logr"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/envtest"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
	"vivarium.invalid/interop/shapes"
	. "vivarium.invalid/interop/testkit"
)

func TestMain(m *testing.M) {
	ctrl.SetLogger(logr.Discard())
	os.Exit(m.Run())
}

// start starts an environment that ends with the test.
func start(t *testing.T, environment *envtest.Environment) *rest.Config {
	t.Helper()
	config := Must(environment.Start())(t)
	t.Cleanup(func() { Check(t, environment.Stop()) })
	return config
}

func known(t *testing.T) *runtime.Scheme {
	t.Helper()
	known := runtime.NewScheme()
	Check(t, scheme.AddToScheme(known))
	Check(t, shapes.AddToScheme(known))
	return known
}

func TestControllerWithDefinitionsFromFiles(t *testing.T) {
	environment := &envtest.Environment{CRDDirectoryPaths: []string{"testdata"}, ErrorIfCRDPathMissing: true, Scheme: known(t)}
	config := start(t, environment)
	Equal(t, len(environment.CRDs), 1)
	manager := Must(ctrl.NewManager(config, ctrl.Options{Scheme: known(t), Metrics: metrics.Options{BindAddress: "0"}}))(t)
	c := manager.GetClient()
	Check(t, ctrl.NewControllerManagedBy(manager).For(&shapes.Shape{}).Complete(reconcile.Func(func(ctx context.Context, request reconcile.Request) (reconcile.Result, error) {
		shape := &shapes.Shape{}
		if err := c.Get(ctx, request.NamespacedName, shape); err != nil {
			return reconcile.Result{}, client.IgnoreNotFound(err)
		}
		shape.Status.ObservedGeneration = shape.Generation
		return reconcile.Result{}, c.Status().Update(ctx, shape)
	})))
	running, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- manager.Start(running) }()
	defer func() {
		stop()
		Check(t, Next(t, "the manager's end", ended))
	}()
	direct := Must(client.New(config, client.Options{Scheme: known(t)}))(t)
	shape := &shapes.Shape{ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "square"}, Spec: shapes.ShapeSpec{Sides: 4}}
	Check(t, direct.Create(t.Context(), shape))
	Equal(t, shape.Spec.Colour, "red")
	Eventually(t, "the status follows", func() bool {
		Check(t, direct.Get(t.Context(), client.ObjectKeyFromObject(shape), shape))
		return shape.Status.ObservedGeneration == 1
	})
	Check(t, envtest.UninstallCRDs(config, envtest.CRDInstallOptions{Paths: []string{"testdata"}}))
	Eventually(t, "the kind is gone", func() bool {
		return direct.Get(t.Context(), client.ObjectKeyFromObject(shape), shape) != nil
	})
}

func TestDefinitionsFromObjects(t *testing.T) {
	config := start(t, &envtest.Environment{})
	definitions := Must(envtest.InstallCRDs(config, envtest.CRDInstallOptions{CRDs: []*apiextensionsv1.CustomResourceDefinition{shapes.Definition()}}))(t)
	Equal(t, definitions[0].Spec.Names.Kind, "Shape")
	// Installing again is an update.
	Must(envtest.InstallCRDs(config, envtest.CRDInstallOptions{CRDs: []*apiextensionsv1.CustomResourceDefinition{shapes.Definition()}}))(t)
}

// What envtest lacks, suites rely on.
func TestNothingRunsBehindTheAPI(t *testing.T) {
	config := start(t, &envtest.Environment{})
	c := Must(client.New(config, client.Options{}))(t)
	ctx := t.Context()
	owner := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "owner"}}
	Check(t, c.Create(ctx, owner))
	owned := &corev1.Secret{ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "owned", OwnerReferences: []metav1.OwnerReference{
		{APIVersion: "v1", Kind: "ConfigMap", Name: owner.Name, UID: owner.UID},
	}}}
	Check(t, c.Create(ctx, owned))
	namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: "leaving"}}
	Check(t, c.Create(ctx, namespace))
	Check(t, c.Create(ctx, &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "no-service-account"},
		Spec:       corev1.PodSpec{Containers: []corev1.Container{{Name: "main", Image: "busybox"}}},
	}))
	Check(t, c.Delete(ctx, owner))
	Check(t, c.Delete(ctx, namespace))
	// As long as controllers would take at most, where there are some.
	time.Sleep(500 * time.Millisecond)
	Check(t, c.Get(ctx, client.ObjectKeyFromObject(owned), owned))
	Check(t, c.Get(ctx, client.ObjectKeyFromObject(namespace), namespace))
	Equal(t, namespace.Status.Phase, corev1.NamespaceTerminating)
	accounts := &corev1.ServiceAccountList{}
	Check(t, c.List(ctx, accounts))
	Equal(t, len(accounts.Items), 0)
}

func TestUsersAndKubectl(t *testing.T) {
	environment := &envtest.Environment{}
	config := start(t, environment)
	user := Must(environment.AddUser(envtest.User{Name: "jane", Groups: []string{"system:masters"}}, config))(t)
	clientset := Must(kubernetes.NewForConfig(user.Config()))(t)
	Must(clientset.CoreV1().ConfigMaps("default").Create(t.Context(), &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "hers"}}, metav1.CreateOptions{}))(t)
	kubectl := Must(user.Kubectl())(t)
	run := func(arguments ...string) string {
		t.Helper()
		stdout, stderr, err := kubectl.Run(arguments...)
		if err != nil {
			t.Fatalf("%v: %s", err, Must(io.ReadAll(stderr))(t))
		}
		return string(Must(io.ReadAll(stdout))(t))
	}
	Contains(t, run("get", "configmaps", "-o", "name"), "configmap/hers")
	Equal(t, run("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}"), "jane")
}

func TestFlagsOfTheAPIServer(t *testing.T) {
	environment := &envtest.Environment{}
	arguments := environment.ControlPlane.GetAPIServer().Configure()
	arguments.Set("service-cluster-ip-range", "10.96.0.0/16").Set("advertise-address", "127.0.0.1").Append("enable-admission-plugins", "NamespaceLifecycle")
	config := start(t, environment)
	clientset := Must(kubernetes.NewForConfig(config))(t)
	// The real server makes it shortly after it is ready.
	Eventually(t, "the service kubernetes has the first address", func() bool {
		service, err := clientset.CoreV1().Services("default").Get(t.Context(), "kubernetes", metav1.GetOptions{})
		return err == nil && service.Spec.ClusterIP == "10.96.0.1"
	})
	version := Must(clientset.Discovery().ServerVersion())(t)
	Contains(t, version.GitVersion, "v1.34.")
	anonymous := Must(kubernetes.NewForConfig(rest.AnonymousClientConfig(config)))(t)
	health := Must(anonymous.RESTClient().Get().AbsPath("/healthz").DoRaw(t.Context()))(t)
	Equal(t, string(health), "ok")
}

func TestAFlagThatCannotBeMeantIsRefused(t *testing.T) {
	environment := &envtest.Environment{ControlPlaneStartTimeout: Patience}
	environment.ControlPlane.GetAPIServer().Configure().Set("no-such-flag", "1")
	if _, err := environment.Start(); err == nil {
		Check(t, environment.Stop())
		t.Fatal("it started")
	}
}

func TestTheAPIServerFindsItsStateAgain(t *testing.T) {
	environment := &envtest.Environment{}
	config := start(t, environment)
	clientset := Must(kubernetes.NewForConfig(config))(t)
	Must(clientset.CoreV1().ConfigMaps("default").Create(t.Context(), &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "kept"}}, metav1.CreateOptions{}))(t)
	server := environment.ControlPlane.GetAPIServer()
	Check(t, server.Stop())
	Check(t, server.Start())
	user := Must(environment.AddUser(envtest.User{Name: "again", Groups: []string{"system:masters"}}, nil))(t)
	again := Must(kubernetes.NewForConfig(user.Config()))(t)
	Must(again.CoreV1().ConfigMaps("default").Get(t.Context(), "kept", metav1.GetOptions{}))(t)
}

func TestAnEnvironmentStartsAgainEmpty(t *testing.T) {
	environment := &envtest.Environment{}
	for range 2 {
		config := Must(environment.Start())(t)
		c := Must(client.New(config, client.Options{}))(t)
		Check(t, c.Create(t.Context(), &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "once"}}))
		Check(t, environment.Stop())
	}
}

func TestEnvironmentsSideBySide(t *testing.T) {
	var all sync.WaitGroup
	for range 3 {
		all.Add(1)
		go func() {
			defer all.Done()
			environment := &envtest.Environment{}
			config, err := environment.Start()
			if err != nil {
				t.Error(err)
				return
			}
			defer func() {
				if err := environment.Stop(); err != nil {
					t.Error(err)
				}
			}()
			c, err := client.New(config, client.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			mine := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: "mine"}}
			if err := c.Create(t.Context(), mine); err != nil {
				t.Error(err)
			}
		}()
	}
	all.Wait()
}

func TestValidationAndDefaults(t *testing.T) {
	config := start(t, &envtest.Environment{})
	c := Must(client.New(config, client.Options{}))(t)
	labels := map[string]string{"app": "web"}
	web := &appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Namespace: "default", Name: "web"}, Spec: appsv1.DeploymentSpec{
		Selector: &metav1.LabelSelector{MatchLabels: labels},
		Template: corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: labels}, Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "main", Image: "nginx"}}}},
	}}
	broken := web.DeepCopy()
	broken.Spec.Template.Labels = map[string]string{"app": "other"}
	err := c.Create(t.Context(), broken)
	Equal(t, apierrors.IsInvalid(err), true)
	Contains(t, err.Error(), "`selector` does not match template `labels`")
	Check(t, c.Create(t.Context(), web))
	Equal(t, []any{*web.Spec.Replicas, web.Spec.Template.Spec.Containers[0].ImagePullPolicy}, []any{int32(1), corev1.PullAlways})
}
