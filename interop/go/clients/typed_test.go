package clients

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/util/retry"
	"k8s.io/utils/ptr"
	. "vivarium.invalid/interop/testkit"
)

func podSpec() corev1.PodSpec {
	return corev1.PodSpec{Containers: []corev1.Container{{
		Name:  "main",
		Image: "nginx:1",
		Ports: []corev1.ContainerPort{{ContainerPort: 80}},
		Resources: corev1.ResourceRequirements{
			Requests: corev1.ResourceList{corev1.ResourceCPU: resource.MustParse("0.1"), corev1.ResourceMemory: resource.MustParse("64Mi")},
		},
		LivenessProbe: &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Port: intstr.FromInt32(80)}}},
	}}}
}

func deployment(name string) *appsv1.Deployment {
	labels := map[string]string{"app": name}
	return &appsv1.Deployment{
		ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels},
		Spec: appsv1.DeploymentSpec{
			Selector: &metav1.LabelSelector{MatchLabels: labels},
			Template: corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: labels}, Spec: podSpec()},
		},
	}
}

func TestDeploymentInProtobuf(t *testing.T) {
	ns := namespace(t)
	deployments := typed(t).AppsV1().Deployments(ns)
	made := Must(deployments.Create(ctx(t), deployment("web"), metav1.CreateOptions{}))(t)
	Equal(t, *made.Spec.Replicas, 1)
	Equal(t, made.Spec.Strategy.RollingUpdate.MaxSurge.String(), "25%")
	Equal(t, made.Spec.Template.Spec.Containers[0].LivenessProbe.HTTPGet.Path, "/")
	Equal(t, made.Spec.Template.Spec.Containers[0].Resources.Requests.Cpu().String(), "100m")
	Equal(t, made.ManagedFields[0].Manager, "interop")

	stale := made.DeepCopy()
	made.Spec.Replicas = ptr.To[int32](3)
	changed := Must(deployments.Update(ctx(t), made, metav1.UpdateOptions{}))(t)
	Equal(t, changed.Generation, 2)
	unchanged := Must(deployments.Update(ctx(t), changed, metav1.UpdateOptions{}))(t)
	Equal(t, unchanged.ResourceVersion, changed.ResourceVersion)
	stale.Labels["too"] = "late"
	_, err := deployments.Update(ctx(t), stale, metav1.UpdateOptions{})
	Equal(t, apierrors.IsConflict(err), true)

	changed.Status.ReadyReplicas = 2
	changed.Status.Replicas = 3
	changed.Spec.Replicas = ptr.To[int32](9)
	changed = Must(deployments.UpdateStatus(ctx(t), changed, metav1.UpdateOptions{}))(t)
	Equal(t, []int32{*changed.Spec.Replicas, changed.Status.ReadyReplicas}, []int32{3, 2})
	scale := Must(deployments.GetScale(ctx(t), "web", metav1.GetOptions{}))(t)
	Equal(t, scale.Status.Selector, "app=web")
	scale.Spec.Replicas = 7
	Must(deployments.UpdateScale(ctx(t), "web", scale, metav1.UpdateOptions{}))(t)
	Equal(t, *Must(deployments.Get(ctx(t), "web", metav1.GetOptions{}))(t).Spec.Replicas, 7)

	wrong := types.UID("wrong")
	err = deployments.Delete(ctx(t), "web", metav1.DeleteOptions{Preconditions: &metav1.Preconditions{UID: &wrong}})
	Equal(t, apierrors.IsConflict(err), true)
	Check(t, deployments.Delete(ctx(t), "web", metav1.DeleteOptions{}))
	_, err = deployments.Get(ctx(t), "web", metav1.GetOptions{})
	Equal(t, apierrors.IsNotFound(err), true)
}

// Every kind has fields that protobuf has in a form of its own.
func TestKindsInProtobuf(t *testing.T) {
	ns, client := namespace(t), typed(t)

	secret := &corev1.Secret{ObjectMeta: metav1.ObjectMeta{Name: "s"}, Data: map[string][]byte{"b": {0, 1, 255}}, StringData: map[string]string{"t": "text"}}
	made := Must(client.CoreV1().Secrets(ns).Create(ctx(t), secret, metav1.CreateOptions{}))(t)
	Equal(t, made.Data, map[string][]byte{"b": {0, 1, 255}, "t": []byte("text")})

	service := &corev1.Service{ObjectMeta: metav1.ObjectMeta{Name: "web"}, Spec: corev1.ServiceSpec{
		Selector: map[string]string{"app": "web"},
		Ports:    []corev1.ServicePort{{Name: "http", Port: 80, TargetPort: intstr.FromString("named")}, {Name: "dns", Port: 53, Protocol: corev1.ProtocolUDP}},
	}}
	gotService := Must(client.CoreV1().Services(ns).Create(ctx(t), service, metav1.CreateOptions{}))(t)
	Equal(t, gotService.Spec.Ports[0].TargetPort.StrVal, "named")
	Equal(t, gotService.Spec.Ports[1].TargetPort.IntVal, 53)

	job := &batchv1.CronJob{ObjectMeta: metav1.ObjectMeta{Name: "often"}, Spec: batchv1.CronJobSpec{
		Schedule: "*/5 * * * *", TimeZone: ptr.To("Europe/Berlin"), Suspend: ptr.To(true),
		JobTemplate: batchv1.JobTemplateSpec{Spec: batchv1.JobSpec{Template: corev1.PodTemplateSpec{Spec: podSpec()}}},
	}}
	job.Spec.JobTemplate.Spec.Template.Spec.RestartPolicy = corev1.RestartPolicyOnFailure
	gotJob := Must(client.BatchV1().CronJobs(ns).Create(ctx(t), job, metav1.CreateOptions{}))(t)
	Equal(t, []any{gotJob.Spec.ConcurrencyPolicy, *gotJob.Spec.SuccessfulJobsHistoryLimit}, []any{batchv1.AllowConcurrent, int32(3)})

	policy := &networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Name: "deny"}, Spec: networkingv1.NetworkPolicySpec{
		Ingress: []networkingv1.NetworkPolicyIngressRule{{From: []networkingv1.NetworkPolicyPeer{{IPBlock: &networkingv1.IPBlock{CIDR: "10.0.0.0/8"}}}}},
	}}
	gotPolicy := Must(client.NetworkingV1().NetworkPolicies(ns).Create(ctx(t), policy, metav1.CreateOptions{}))(t)
	Equal(t, gotPolicy.Spec.PolicyTypes, []networkingv1.PolicyType{networkingv1.PolicyTypeIngress})

	role := &rbacv1.Role{ObjectMeta: metav1.ObjectMeta{Name: "r"}, Rules: []rbacv1.PolicyRule{{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"get"}}}}
	Must(client.RbacV1().Roles(ns).Create(ctx(t), role, metav1.CreateOptions{}))(t)

	claim := &corev1.PersistentVolumeClaim{ObjectMeta: metav1.ObjectMeta{Name: "disk"}, Spec: corev1.PersistentVolumeClaimSpec{
		AccessModes: []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce},
		Resources:   corev1.VolumeResourceRequirements{Requests: corev1.ResourceList{corev1.ResourceStorage: resource.MustParse("1.5Gi")}},
	}}
	gotClaim := Must(client.CoreV1().PersistentVolumeClaims(ns).Create(ctx(t), claim, metav1.CreateOptions{}))(t)
	Equal(t, gotClaim.Spec.Resources.Requests.Storage().Value(), 1536*1024*1024)
	Equal(t, gotClaim.Status.Phase, corev1.ClaimPending)

	now := metav1.NewMicroTime(time.Now().Truncate(time.Microsecond))
	event := &corev1.Event{
		ObjectMeta: metav1.ObjectMeta{Name: "e"}, InvolvedObject: corev1.ObjectReference{Kind: "Pod", Namespace: ns, Name: "p"},
		Reason: "Tested", Message: "äöü ☃", Type: corev1.EventTypeNormal, EventTime: now, Action: "Test", ReportingController: "example.com/test", ReportingInstance: "one",
	}
	gotEvent := Must(client.CoreV1().Events(ns).Create(ctx(t), event, metav1.CreateOptions{}))(t)
	Equal(t, gotEvent.EventTime.Equal(&now), true)
	Equal(t, gotEvent.Message, "äöü ☃")
	Equal(t, len(Must(client.EventsV1().Events(ns).List(ctx(t), metav1.ListOptions{}))(t).Items), 1)
}

func TestRetryOnConflict(t *testing.T) {
	ns := namespace(t)
	maps := typed(t).CoreV1().ConfigMaps(ns)
	Must(maps.Create(ctx(t), configMap("counter", map[string]string{}, nil), metav1.CreateOptions{}))(t)
	patient := wait.Backoff{Steps: 50, Duration: 5 * time.Millisecond, Factor: 1.1, Jitter: 1}
	var writers sync.WaitGroup
	for i := range 8 {
		writers.Add(1)
		go func() {
			defer writers.Done()
			err := retry.RetryOnConflict(patient, func() error {
				now, err := maps.Get(ctx(t), "counter", metav1.GetOptions{})
				if err != nil {
					return err
				}
				if now.Data == nil {
					now.Data = map[string]string{}
				}
				now.Data[string(rune('a'+i))] = "x"
				_, err = maps.Update(ctx(t), now, metav1.UpdateOptions{})
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}()
	}
	writers.Wait()
	Equal(t, len(Must(maps.Get(ctx(t), "counter", metav1.GetOptions{}))(t).Data), 8)
}

func TestErrors(t *testing.T) {
	ns, client := namespace(t), typed(t)
	maps := client.CoreV1().ConfigMaps(ns)
	Must(maps.Create(ctx(t), configMap("there", nil, nil), metav1.CreateOptions{}))(t)
	_, err := maps.Create(ctx(t), configMap("there", nil, nil), metav1.CreateOptions{})
	Equal(t, apierrors.IsAlreadyExists(err), true)
	_, err = maps.Create(ctx(t), configMap("Not A Name", nil, nil), metav1.CreateOptions{})
	Equal(t, apierrors.IsInvalid(err), true)
	Contains(t, err.Error(), `ConfigMap "Not A Name" is invalid: metadata.name: Invalid value`)
	_, err = client.CoreV1().ConfigMaps("nowhere").Create(ctx(t), configMap("a", nil, nil), metav1.CreateOptions{})
	Equal(t, apierrors.IsNotFound(err), true)
	Equal(t, err.Error(), `namespaces "nowhere" not found`)
	_, err = client.RESTClient().Get().AbsPath("/apis/none.example.com/v1").DoRaw(ctx(t))
	Equal(t, apierrors.IsNotFound(err), true)
	_, err = maps.Patch(ctx(t), "there", types.JSONPatchType, []byte("{"), metav1.PatchOptions{})
	Equal(t, apierrors.IsBadRequest(err), true)
	dry := Must(maps.Create(ctx(t), configMap("dry", nil, nil), metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}}))(t)
	Equal(t, dry.UID != "", true)
	_, err = maps.Get(ctx(t), "dry", metav1.GetOptions{})
	Equal(t, apierrors.IsNotFound(err), true)

	config := rest.CopyConfig(server(t))
	config.TLSClientConfig.CertData, config.TLSClientConfig.KeyData, config.BearerToken = nil, nil, "nonsense"
	_, err = Must(kubernetes.NewForConfig(config))(t).CoreV1().Namespaces().List(ctx(t), metav1.ListOptions{})
	Equal(t, apierrors.IsUnauthorized(err), true)
}

func TestWarningsAreHandedOn(t *testing.T) {
	ns := namespace(t)
	seen := &warnings{}
	config := rest.CopyConfig(server(t))
	config.WarningHandler = seen
	body := []byte(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"warned"},"datum":{}}`)
	client := Must(kubernetes.NewForConfig(config))(t).CoreV1().RESTClient()
	Check(t, client.Post().Namespace(ns).Resource("configmaps").Param("fieldValidation", "Warn").Body(body).Do(ctx(t)).Error())
	Equal(t, seen.texts, []string{`unknown field "datum"`})
}

type warnings struct{ texts []string }

func (w *warnings) HandleWarningHeader(code int, _ string, text string) {
	w.texts = append(w.texts, text)
}

func TestPodSubresources(t *testing.T) {
	ns, client := namespace(t), typed(t)
	pods := client.CoreV1().Pods(ns)
	spec := podSpec()
	spec.TerminationGracePeriodSeconds = ptr.To[int64](0)
	Must(pods.Create(ctx(t), &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "p", Labels: map[string]string{"app": "p"}}, Spec: spec}, metav1.CreateOptions{}))(t)
	Check(t, pods.Bind(ctx(t), &corev1.Binding{ObjectMeta: metav1.ObjectMeta{Name: "p"}, Target: corev1.ObjectReference{Kind: "Node", Name: "n"}}, metav1.CreateOptions{}))
	pod := Must(pods.Get(ctx(t), "p", metav1.GetOptions{}))(t)
	Equal(t, []any{pod.Spec.NodeName, pod.Status.Phase, pod.Status.QOSClass}, []any{"n", corev1.PodPending, corev1.PodQOSBurstable})
	pod.Spec.EphemeralContainers = []corev1.EphemeralContainer{{EphemeralContainerCommon: corev1.EphemeralContainerCommon{Name: "debug", Image: "busybox"}}}
	pod = Must(pods.UpdateEphemeralContainers(ctx(t), "p", pod, metav1.UpdateOptions{}))(t)
	Equal(t, len(pod.Spec.EphemeralContainers), 1)
	pod.Status = corev1.PodStatus{Phase: corev1.PodRunning, PodIPs: []corev1.PodIP{{IP: "10.1.2.3"}}, PodIP: "10.1.2.3", Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}}}
	Must(pods.UpdateStatus(ctx(t), pod, metav1.UpdateOptions{}))(t)
	running := Must(pods.List(ctx(t), metav1.ListOptions{FieldSelector: "status.phase=Running,spec.nodeName=n"}))(t)
	Equal(t, len(running.Items), 1)

	budget := &policyv1.PodDisruptionBudget{ObjectMeta: metav1.ObjectMeta{Name: "b"}, Spec: policyv1.PodDisruptionBudgetSpec{
		MinAvailable: ptr.To(intstr.FromInt32(1)), Selector: &metav1.LabelSelector{MatchLabels: map[string]string{"app": "p"}},
	}}
	made := Must(client.PolicyV1().PodDisruptionBudgets(ns).Create(ctx(t), budget, metav1.CreateOptions{}))(t)
	made.Status = policyv1.PodDisruptionBudgetStatus{ObservedGeneration: made.Generation, DesiredHealthy: 1, CurrentHealthy: 1, ExpectedPods: 1}
	made = Must(client.PolicyV1().PodDisruptionBudgets(ns).UpdateStatus(ctx(t), made, metav1.UpdateOptions{}))(t)
	eviction := &policyv1.Eviction{ObjectMeta: metav1.ObjectMeta{Name: "p", Namespace: ns}}
	err := client.PolicyV1().Evictions(ns).Evict(ctx(t), eviction)
	Equal(t, apierrors.IsTooManyRequests(err), true)
	Equal(t, apierrors.HasStatusCause(err, policyv1.DisruptionBudgetCause), true)
	made.Status.DisruptionsAllowed = 1
	Must(client.PolicyV1().PodDisruptionBudgets(ns).UpdateStatus(ctx(t), made, metav1.UpdateOptions{}))(t)
	Check(t, client.PolicyV1().Evictions(ns).Evict(ctx(t), eviction))
	_, err = pods.Get(ctx(t), "p", metav1.GetOptions{})
	Equal(t, apierrors.IsNotFound(err), true)

	Must(pods.Create(ctx(t), &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "q"}, Spec: corev1.PodSpec{NodeName: "n", Containers: spec.Containers}}, metav1.CreateOptions{}))(t)
	_, err = pods.GetLogs("q", &corev1.PodLogOptions{}).DoRaw(ctx(t))
	Equal(t, err != nil, true)
	Check(t, pods.Delete(ctx(t), "q", metav1.DeleteOptions{}))
	leaving := Must(pods.Get(ctx(t), "q", metav1.GetOptions{}))(t)
	Equal(t, *leaving.DeletionGracePeriodSeconds, 30)
	Check(t, pods.Delete(ctx(t), "q", *metav1.NewDeleteOptions(0)))
	Check(t, pods.DeleteCollection(ctx(t), metav1.DeleteOptions{}, metav1.ListOptions{}))
	Equal(t, len(Must(pods.List(ctx(t), metav1.ListOptions{}))(t).Items), 0)
}

func TestReviewsAndTokens(t *testing.T) {
	ns, client := namespace(t), typed(t)
	Must(client.CoreV1().ServiceAccounts(ns).Create(ctx(t), &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "robot"}}, metav1.CreateOptions{}))(t)
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{ExpirationSeconds: ptr.To[int64](600)}}
	token := Must(client.CoreV1().ServiceAccounts(ns).CreateToken(ctx(t), "robot", request, metav1.CreateOptions{}))(t)
	Equal(t, token.Status.ExpirationTimestamp.After(time.Now().Add(9*time.Minute)), true)
	review := Must(client.AuthenticationV1().TokenReviews().Create(ctx(t), &authenticationv1.TokenReview{Spec: authenticationv1.TokenReviewSpec{Token: token.Status.Token}}, metav1.CreateOptions{}))(t)
	Equal(t, []any{review.Status.Authenticated, review.Status.User.Username}, []any{true, "system:serviceaccount:" + ns + ":robot"})

	config := rest.AnonymousClientConfig(server(t))
	config.BearerToken = token.Status.Token
	robot := Must(kubernetes.NewForConfig(config))(t)
	self := Must(robot.AuthenticationV1().SelfSubjectReviews().Create(ctx(t), &authenticationv1.SelfSubjectReview{}, metav1.CreateOptions{}))(t)
	Contains(t, self.Status.UserInfo.Username, ":robot")
	impersonating := rest.CopyConfig(server(t))
	impersonating.Impersonate = rest.ImpersonationConfig{UserName: "jane", Groups: []string{"devs"}, Extra: map[string][]string{"team": {"a"}}}
	jane := Must(kubernetes.NewForConfig(impersonating))(t)
	who := Must(jane.AuthenticationV1().SelfSubjectReviews().Create(ctx(t), &authenticationv1.SelfSubjectReview{}, metav1.CreateOptions{}))(t)
	Equal(t, who.Status.UserInfo.Username, "jane")
	Equal(t, who.Status.UserInfo.Extra["team"], authenticationv1.ExtraValue{"a"})
	access := &authorizationv1.SelfSubjectAccessReview{Spec: authorizationv1.SelfSubjectAccessReviewSpec{
		ResourceAttributes: &authorizationv1.ResourceAttributes{Namespace: ns, Verb: "create", Resource: "pods"},
	}}
	Equal(t, Must(client.AuthorizationV1().SelfSubjectAccessReviews().Create(ctx(t), access, metav1.CreateOptions{}))(t).Status.Allowed, true)
}

func TestManyWritersOnOneConnection(t *testing.T) {
	ns, client := namespace(t), typed(t)
	var writers sync.WaitGroup
	for range 20 {
		writers.Add(1)
		go func() {
			defer writers.Done()
			for range 10 {
				made := configMap("", map[string]string{"a": "b"}, nil)
				made.GenerateName = "many-"
				if _, err := client.CoreV1().ConfigMaps(ns).Create(ctx(t), made, metav1.CreateOptions{}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	writers.Wait()
	Equal(t, len(Must(client.CoreV1().ConfigMaps(ns).List(ctx(t), metav1.ListOptions{}))(t).Items), 200)
}

func TestHTTP1AndCompression(t *testing.T) {
	ns := namespace(t)
	maps := typed(t).CoreV1().ConfigMaps(ns)
	text := strings.Repeat("text that can be compressed well. ", 10_000)
	Must(maps.Create(ctx(t), configMap("big", map[string]string{"text": text}, nil), metav1.CreateOptions{}))(t)
	config := rest.CopyConfig(server(t))
	config.TLSClientConfig.NextProtos = []string{"http/1.1"}
	var protocol string
	var uncompressed bool
	config.Wrap(func(inner http.RoundTripper) http.RoundTripper {
		return roundTripper(func(request *http.Request) (*http.Response, error) {
			response, err := inner.RoundTrip(request)
			if response != nil {
				protocol, uncompressed = response.Proto, response.Uncompressed
			}
			return response, err
		})
	})
	list := Must(Must(kubernetes.NewForConfig(config))(t).CoreV1().ConfigMaps(ns).List(ctx(t), metav1.ListOptions{LabelSelector: "!none"}))(t)
	Equal(t, []any{protocol, uncompressed, list.Items[0].Data["text"] == text}, []any{"HTTP/1.1", true, true})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (r roundTripper) RoundTrip(request *http.Request) (*http.Response, error) { return r(request) }

func TestAutoscalerInBothVersions(t *testing.T) {
	ns, client := namespace(t), typed(t)
	hpa := &autoscalingv1.HorizontalPodAutoscaler{ObjectMeta: metav1.ObjectMeta{Name: "web"}, Spec: autoscalingv1.HorizontalPodAutoscalerSpec{
		ScaleTargetRef: autoscalingv1.CrossVersionObjectReference{APIVersion: "apps/v1", Kind: "Deployment", Name: "web"},
		MaxReplicas:    5, TargetCPUUtilizationPercentage: ptr.To[int32](80),
	}}
	Must(client.AutoscalingV1().HorizontalPodAutoscalers(ns).Create(ctx(t), hpa, metav1.CreateOptions{}))(t)
	v2 := Must(client.AutoscalingV2().HorizontalPodAutoscalers(ns).Get(ctx(t), "web", metav1.GetOptions{}))(t)
	Equal(t, []any{v2.Spec.Metrics[0].Resource.Name, *v2.Spec.Metrics[0].Resource.Target.AverageUtilization}, []any{corev1.ResourceCPU, int32(80)})
	v2.Spec.Metrics[0].Resource.Target.AverageUtilization = ptr.To[int32](50)
	Must(client.AutoscalingV2().HorizontalPodAutoscalers(ns).Update(ctx(t), v2, metav1.UpdateOptions{}))(t)
	v1 := Must(client.AutoscalingV1().HorizontalPodAutoscalers(ns).Get(ctx(t), "web", metav1.GetOptions{}))(t)
	Equal(t, *v1.Spec.TargetCPUUtilizationPercentage, 50)
}
