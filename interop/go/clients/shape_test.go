package clients

import (
	"testing"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"vivarium.invalid/interop/shapes"
	. "vivarium.invalid/interop/testkit"
)

// installShapes makes the definition, in protobuf, and waits until its objects can be written.
func installShapes(t *testing.T) {
	t.Helper()
	config := server(t)
	config.ContentType = runtime.ContentTypeProtobuf
	definitions := Must(apiextensions.NewForConfig(config))(t).ApiextensionsV1().CustomResourceDefinitions()
	_, err := definitions.Create(ctx(t), shapes.Definition(), metav1.CreateOptions{})
	if err != nil && !apierrors.IsAlreadyExists(err) {
		t.Fatal(err)
	}
	Eventually(t, "the definition is established", func() bool {
		definition := Must(definitions.Get(ctx(t), shapes.DefinitionName, metav1.GetOptions{}))(t)
		for _, condition := range definition.Status.Conditions {
			if condition.Type == apiextensionsv1.Established {
				return condition.Status == apiextensionsv1.ConditionTrue
			}
		}
		return false
	})
}
