package clients

import (
	"errors"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	appsapply "k8s.io/client-go/applyconfigurations/apps/v1"
	coreapply "k8s.io/client-go/applyconfigurations/core/v1"
	metaapply "k8s.io/client-go/applyconfigurations/meta/v1"

	. "vivarium.invalid/interop/testkit"
)

func TestPatches(t *testing.T) {
	ns := namespace(t)
	deployments := typed(t).AppsV1().Deployments(ns)
	Must(deployments.Create(ctx(t), deployment("web"), metav1.CreateOptions{}))(t)
	images := func(kind types.PatchType, patch string) []string {
		t.Helper()
		patched := Must(deployments.Patch(ctx(t), "web", kind, []byte(patch), metav1.PatchOptions{}))(t)
		var images []string
		for _, container := range patched.Spec.Template.Spec.Containers {
			images = append(images, container.Image)
		}
		return images
	}
	Equal(t, images(types.StrategicMergePatchType, `{"spec":{"template":{"spec":{"containers":[{"name":"side","image":"side:1"}]}}}}`), []string{"side:1", "nginx:1"})
	Equal(t, images(types.StrategicMergePatchType, `{"spec":{"template":{"spec":{"$setElementOrder/containers":[{"name":"main"},{"name":"side"}]}}}}`), []string{"nginx:1", "side:1"})
	Equal(t, images(types.MergePatchType, `{"spec":{"template":{"spec":{"containers":[{"name":"only","image":"only:1"}]}}}}`), []string{"only:1"})
	Equal(t, images(types.JSONPatchType, `[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"only:2"}]`), []string{"only:2"})
	_, err := deployments.Patch(ctx(t), "web", types.MergePatchType, []byte(`{"metadata":{"resourceVersion":"1"}}`), metav1.PatchOptions{})
	Equal(t, apierrors.IsConflict(err), true)
}

func TestServerSideApply(t *testing.T) {
	ns := namespace(t)
	deployments := typed(t).AppsV1().Deployments(ns)
	labels := map[string]string{"app": "web"}
	config := func(image string) *appsapply.DeploymentApplyConfiguration {
		return appsapply.Deployment("web", ns).WithSpec(appsapply.DeploymentSpec().
			WithReplicas(2).
			WithSelector(metaapply.LabelSelector().WithMatchLabels(labels)).
			WithTemplate(coreapply.PodTemplateSpec().WithLabels(labels).WithSpec(coreapply.PodSpec().WithContainers(
				coreapply.Container().WithName("main").WithImage(image).WithPorts(coreapply.ContainerPort().WithContainerPort(80)),
			))))
	}
	one := metav1.ApplyOptions{FieldManager: "one"}
	made := Must(deployments.Apply(ctx(t), config("nginx:1"), one))(t)
	again := Must(deployments.Apply(ctx(t), config("nginx:1"), one))(t)
	Equal(t, again.ResourceVersion, made.ResourceVersion)

	two := appsapply.Deployment("web", ns).WithSpec(appsapply.DeploymentSpec().WithReplicas(5))
	_, err := deployments.Apply(ctx(t), two, metav1.ApplyOptions{FieldManager: "two"})
	Equal(t, apierrors.IsConflict(err), true)
	var status apierrors.APIStatus
	Equal(t, errors.As(err, &status), true)
	Equal(t, status.Status().Details.Causes[0], metav1.StatusCause{Type: metav1.CauseTypeFieldManagerConflict, Message: `conflict with "one"`, Field: ".spec.replicas"})
	Must(deployments.Apply(ctx(t), two, metav1.ApplyOptions{FieldManager: "two", Force: true}))(t)

	// What one owns can be taken from the object, changed and applied again: that is how controllers do it.
	live := Must(deployments.Get(ctx(t), "web", metav1.GetOptions{}))(t)
	mine := Must(appsapply.ExtractDeployment(live, "one"))(t)
	Equal(t, mine.Spec.Replicas == nil, true)
	mine.Spec.Template.Spec.Containers[0].WithImage("nginx:2")
	changed := Must(deployments.Apply(ctx(t), mine, one))(t)
	Equal(t, []any{*changed.Spec.Replicas, changed.Spec.Template.Spec.Containers[0].Image}, []any{int32(5), "nginx:2"})

	status1 := appsapply.Deployment("web", ns).WithStatus(appsapply.DeploymentStatus().WithReplicas(5).WithConditions(
		appsapply.DeploymentCondition().WithType(appsv1.DeploymentAvailable).WithStatus(corev1.ConditionTrue)))
	Must(deployments.ApplyStatus(ctx(t), status1, metav1.ApplyOptions{FieldManager: "controller"}))(t)
	live = Must(deployments.Get(ctx(t), "web", metav1.GetOptions{}))(t)
	Equal(t, live.Status.Replicas, 5)
	ofStatus := Must(appsapply.ExtractDeploymentStatus(live, "controller"))(t)
	Equal(t, *ofStatus.Status.Replicas, 5)
}
