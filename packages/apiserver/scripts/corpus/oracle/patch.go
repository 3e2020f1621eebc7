package main

import (
	"encoding/json"
	"reflect"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/client-go/kubernetes/scheme"
	kjson "sigs.k8s.io/json"
)

type patchInput struct {
	Object json.RawMessage
	Patch  json.RawMessage
}

func jsonPatch(in json.RawMessage) answer {
	v := must[patchInput](in)
	p, err := jsonpatch.DecodePatch(v.Patch)
	if err != nil {
		return failed(err)
	}
	out, err := p.Apply(v.Object)
	if err != nil {
		return failed(err)
	}
	return answer{"object": json.RawMessage(out)}
}

func mergePatch(in json.RawMessage) answer {
	v := must[patchInput](in)
	out, err := jsonpatch.MergePatch(v.Object, v.Patch)
	if err != nil {
		return failed(err)
	}
	return answer{"object": json.RawMessage(out)}
}

// strategic answers {object, patch}; the object names its kind.
func strategic(in json.RawMessage) answer {
	v := must[patchInput](in)
	var meta struct{ APIVersion, Kind string }
	if err := json.Unmarshal(v.Object, &meta); err != nil {
		return failed(err)
	}
	gv, err := schema.ParseGroupVersion(meta.APIVersion)
	if err != nil {
		return failed(err)
	}
	typed, err := scheme.Scheme.New(gv.WithKind(meta.Kind))
	if err != nil {
		return failed(err)
	}
	if err := json.Unmarshal(v.Object, typed); err != nil {
		return failed(err)
	}
	original, err := runtime.DefaultUnstructuredConverter.ToUnstructured(typed)
	if err != nil {
		return failed(err)
	}
	patch := map[string]any{}
	if err := kjson.UnmarshalCaseSensitivePreserveInts(v.Patch, &patch); err != nil {
		return failed(err)
	}
	out, err := strategicpatch.StrategicMergeMapPatch(original, patch, reflect.New(reflect.TypeOf(typed).Elem()).Interface())
	if err != nil {
		return failed(err)
	}
	return answer{"object": out}
}
