package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kube-openapi/pkg/spec3"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/structured-merge-diff/v6/fieldpath"
)

// DATA is the folder openapi-v3 of the package's data.
func models(groupVersion string) map[string]*spec.Schema {
	path := "apis/" + groupVersion
	if groupVersion == "v1" {
		path = "api/v1"
	}
	text, err := os.ReadFile(filepath.Join(os.Getenv("DATA"), strings.ReplaceAll(path, "/", "__")+".json"))
	if err != nil {
		panic(err)
	}
	doc := &spec3.OpenAPI{}
	if err := json.Unmarshal(text, doc); err != nil {
		panic(err)
	}
	return doc.Components.Schemas
}

type creater struct{}

func (creater) New(gvk schema.GroupVersionKind) (runtime.Object, error) {
	u := &unstructured.Unstructured{Object: map[string]any{}}
	u.SetGroupVersionKind(gvk)
	return u, nil
}

type convertor struct{}

func (convertor) Convert(in, out, context any) error { return nil }
func (convertor) ConvertToVersion(in runtime.Object, _ runtime.GroupVersioner) (runtime.Object, error) {
	return in, nil
}
func (convertor) ConvertFieldLabel(_ schema.GroupVersionKind, _, _ string) (string, string, error) {
	return "", "", errors.New("not implemented")
}

type defaulter struct{}

func (defaulter) Default(runtime.Object) {}

type ssaInput struct {
	APIVersion  string
	Kind        string
	Schema      json.RawMessage
	Typed       bool
	Subresource string
	Reset       [][]string
	Steps       []struct {
		Op      string
		Manager string
		Force   bool
		Object  json.RawMessage
		Patch   json.RawMessage
	}
}

// ssa answers a sequence of writes: the object after each, or what it was refused with. Times are masked.
func ssa(in json.RawMessage) answer {
	v := must[ssaInput](in)
	gv, err := schema.ParseGroupVersion(v.APIVersion)
	if err != nil {
		return failed(err)
	}
	gvk := gv.WithKind(v.Kind)
	var m map[string]*spec.Schema
	if len(v.Schema) > 0 {
		s := &spec.Schema{}
		if err := json.Unmarshal(v.Schema, s); err != nil {
			return failed(err)
		}
		m = map[string]*spec.Schema{"custom": s}
		for name, model := range models("apps/v1") {
			if strings.HasPrefix(name, "io.k8s.apimachinery.pkg.apis.meta.v1.") {
				m[name] = model
			}
		}
	} else {
		m = models(v.APIVersion)
	}
	tc, err := managedfields.NewTypeConverter(m, false)
	if err != nil {
		return failed(err)
	}
	var c runtime.ObjectConvertor = convertor{}
	var n runtime.ObjectCreater = creater{}
	if v.Typed {
		c, n = scheme.Scheme, scheme.Scheme
	}
	var reset map[fieldpath.APIVersion]fieldpath.Filter
	if len(v.Reset) > 0 {
		set := fieldpath.NewSet()
		for _, p := range v.Reset {
			var path fieldpath.Path
			for _, f := range p {
				path = append(path, fieldpath.FieldNameElement(f))
			}
			set.Insert(path)
		}
		reset = map[fieldpath.APIVersion]fieldpath.Filter{fieldpath.APIVersion(v.APIVersion): fieldpath.NewExcludeSetFilter(set)}
	}
	f, err := managedfields.NewDefaultFieldManager(tc, c, defaulter{}, n, gvk, gv, v.Subresource, reset)
	if err != nil {
		return failed(err)
	}
	live, err := n.New(gvk)
	if err != nil {
		return failed(err)
	}
	if v.Typed {
		live.GetObjectKind().SetGroupVersionKind(gvk)
	}
	// All writes of a case must bear the same second, so that their order does not depend on the machine.
	if rest := time.Until(time.Now().Truncate(time.Second).Add(time.Second)); rest < 300*time.Millisecond {
		time.Sleep(rest)
	}
	results := []any{}
	for _, step := range v.Steps {
		results = append(results, func() answer {
			var out runtime.Object
			var err error
			switch step.Op {
			case "apply":
				u := &unstructured.Unstructured{Object: map[string]any{}}
				if err := json.Unmarshal(step.Object, &u.Object); err != nil {
					return failed(err)
				}
				out, err = f.Apply(live.DeepCopyObject(), u, step.Manager, step.Force)
			case "update", "patch":
				text := []byte(step.Object)
				if step.Op == "patch" {
					current, err := json.Marshal(live)
					if err != nil {
						return failed(err)
					}
					if text, err = jsonpatch.MergePatch(current, step.Patch); err != nil {
						return failed(err)
					}
				}
				fresh, err := n.New(gvk)
				if err != nil {
					return failed(err)
				}
				if err := json.Unmarshal(text, fresh); err != nil {
					return failed(err)
				}
				out = f.UpdateNoErrors(live.DeepCopyObject(), fresh, step.Manager)
				if v.Typed {
					out.GetObjectKind().SetGroupVersionKind(gvk)
				}
			}
			if err != nil {
				a := failed(err)
				if status, ok := err.(apierrors.APIStatus); ok && status.Status().Details != nil {
					a["causes"] = status.Status().Details.Causes
				}
				return a
			}
			live = out
			if v.Typed {
				live.GetObjectKind().SetGroupVersionKind(gvk)
			}
			text, err := json.Marshal(live)
			if err != nil {
				return failed(err)
			}
			object := must[map[string]any](text)
			if fields, found, _ := unstructured.NestedSlice(object, "metadata", "managedFields"); found {
				for _, e := range fields {
					if entry := e.(map[string]any); entry["time"] != nil {
						entry["time"] = "T"
					}
				}
				_ = unstructured.SetNestedSlice(object, fields, "metadata", "managedFields")
			}
			return answer{"object": object}
		}())
	}
	return answer{"results": results}
}
