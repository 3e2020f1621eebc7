// Prints the Go types of fields whose type is not told by the wire schema: named strings and numbers, named maps and slices, slices of
// pointers. Used in the messages of type errors ("cannot unmarshal number into Go struct field … of type v1.RestartPolicy").
// And the order of the structs' fields, which the wire schema does not tell either.
// Output: { "types": { "<proto package>.<Type>": { "<JSON name>": "<Go type> <its element type> …" } },
// "fields": { "<proto package>.<Type>": ["<JSON name>, or +<proto package>.<Type> of an embedded struct", …] } }
package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

var out = map[string]map[string]string{}
var fields = map[string][]string{}
var seen = map[reflect.Type]bool{}

func plain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return t.PkgPath() == "" && t.Elem().Kind() != reflect.Pointer && plain(t.Elem())
	case reflect.Map:
		return t.PkgPath() == "" && plain(t.Key()) && plain(t.Elem())
	case reflect.Struct:
		return true
	case reflect.Pointer:
		return plain(t.Elem())
	default:
		return t.PkgPath() == ""
	}
}

func keyOf(t reflect.Type) string {
	return strings.NewReplacer("/", ".", "-", "_").Replace(t.PkgPath()) + "." + t.Name()
}

func visit(t reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		visit(t.Elem())
		return
	case reflect.Struct:
	default:
		return
	}
	if seen[t] || !strings.HasPrefix(t.PkgPath(), "k8s.io/") {
		return
	}
	seen[t] = true
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		visit(f.Type)
		name := strings.Split(f.Tag.Get("json"), ",")[0]
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		if name == "" && ft.Kind() == reflect.Struct {
			fields[keyOf(t)] = append(fields[keyOf(t)], "+"+keyOf(ft))
		} else {
			fields[keyOf(t)] = append(fields[keyOf(t)], name)
		}
		if name == "" || name == "-" || plain(ft) {
			continue
		}
		key := keyOf(t)
		if out[key] == nil {
			out[key] = map[string]string{}
		}
		s := ft.String()
		// The element types matter too: for a slice or map its elements are decoded one by one.
		for e := ft; e.Kind() == reflect.Slice || e.Kind() == reflect.Map; {
			e = e.Elem()
			if e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			s += " " + e.String()
		}
		out[key][name] = s
	}
}

func main() {
	s := scheme.Scheme
	for _, add := range []func(*runtime.Scheme) error{apiextensions.AddToScheme, apiregistration.AddToScheme} {
		if err := add(s); err != nil {
			panic(err)
		}
	}
	for _, t := range s.AllKnownTypes() {
		visit(t)
	}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", " ")
	_ = e.Encode(map[string]any{"types": out, "fields": fields})
}
