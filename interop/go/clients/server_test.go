// Package clients does real jobs with client-go and controller-runtime against the server that KUBECONFIG names. Run by ../go.slow.test.ts.
package clients

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	. "vivarium.invalid/interop/testkit"
)

// server is how to reach it, with no limit on the client's side.
func server(t *testing.T) *rest.Config {
	t.Helper()
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		t.Fatal(err)
	}
	config.QPS = -1
	config.UserAgent = "interop/1.0"
	return config
}

// typed is a client for the built-in kinds; it writes protobuf and asks for it.
func typed(t *testing.T) *kubernetes.Clientset {
	t.Helper()
	config := rest.CopyConfig(server(t))
	config.ContentType = "application/vnd.kubernetes.protobuf"
	config.AcceptContentTypes = "application/vnd.kubernetes.protobuf"
	return Must(kubernetes.NewForConfig(config))(t)
}

var namespaces atomic.Int64

// namespace is a new one for the test.
func namespace(t *testing.T) string {
	t.Helper()
	name := fmt.Sprintf("go-%d-%s", namespaces.Add(1), strings.ToLower(strings.TrimPrefix(t.Name(), "Test")))
	if i := strings.IndexByte(name, '/'); i >= 0 {
		name = name[:i]
	}
	if len(name) > 50 {
		name = name[:50]
	}
	_, err := typed(t).CoreV1().Namespaces().Create(ctx(t), &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}, metav1.CreateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// ctx ends with the test, at the latest when nothing can be worth waiting for.
func ctx(t *testing.T) context.Context {
	t.Helper()
	deadline, cancel := context.WithTimeout(context.Background(), 2*Patience)
	t.Cleanup(cancel)
	return deadline
}

func configMap(name string, data map[string]string, labels map[string]string) *corev1.ConfigMap {
	return &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}, Data: data}
}
