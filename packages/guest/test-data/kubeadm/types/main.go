// Prints the types of kubeadm's configuration as they are decoded and encoded: one line a type, `name field:type field?:type`; `?` says omitempty.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"

	kubelet "k8s.io/kubelet/config/v1beta1"
	proxy "k8s.io/kube-proxy/config/v1alpha1"
	"k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta3"
	"k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta4"
)

var seen = map[string]string{}

func name(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return "*" + name(t.Elem())
	case reflect.Slice:
		return "[]" + name(t.Elem())
	case reflect.Map:
		return "map[" + t.Key().String() + "]" + name(t.Elem())
	case reflect.Struct:
		visit(t)
		return t.String()
	}
	if t.PkgPath() != "" {
		return t.String() + "=" + t.Kind().String()
	}
	return t.String()
}

func special(t reflect.Type) bool {
	_, found := reflect.PointerTo(t).MethodByName("UnmarshalJSON")
	return found
}

func visit(t reflect.Type) {
	if _, found := seen[t.String()]; found || special(t) {
		return
	}
	seen[t.String()] = ""
	seen[t.String()] = strings.Join(fields(t), " ")
}

func fields(t reflect.Type) []string {
	var all []string
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		parts := strings.Split(f.Tag.Get("json"), ",")
		if parts[0] == "-" || !f.IsExported() {
			continue
		}
		if f.Anonymous && parts[0] == "" {
			all = append(all, fields(f.Type)...)
			continue
		}
		mark := ""
		for _, option := range parts[1:] {
			if option == "omitempty" {
				mark = "?"
			}
		}
		all = append(all, parts[0]+mark+":"+name(f.Type))
	}
	return all
}

func main() {
	for _, root := range []any{v1beta3.InitConfiguration{}, v1beta3.ClusterConfiguration{}, v1beta3.JoinConfiguration{},
		v1beta4.InitConfiguration{}, v1beta4.ClusterConfiguration{}, v1beta4.JoinConfiguration{}, v1beta4.ResetConfiguration{}, v1beta4.UpgradeConfiguration{},
		kubelet.KubeletConfiguration{}, proxy.KubeProxyConfiguration{}} {
		visit(reflect.TypeOf(root))
	}
	var names []string
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Println(n, seen[n])
	}
}
