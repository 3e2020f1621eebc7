package main

import (
	"encoding/json"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	serializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/client-go/kubernetes/scheme"
)

func quantity(in json.RawMessage) answer {
	q, err := resource.ParseQuantity(must[string](in))
	if err != nil {
		return failed(err)
	}
	return answer{"text": q.String(), "value": q.Value(), "milli": q.MilliValue()}
}

// quantities answers {a, b}: comparison, sum and difference.
func quantities(in json.RawMessage) answer {
	v := must[[2]string](in)
	a, b := resource.MustParse(v[0]), resource.MustParse(v[1])
	sum, difference := a.DeepCopy(), a.DeepCopy()
	sum.Add(b)
	difference.Sub(b)
	return answer{"compare": a.Cmp(b), "sum": sum.String(), "difference": difference.String()}
}

func labelSelector(in json.RawMessage) answer {
	v := must[struct {
		Selector string
		Labels   []map[string]string
	}](in)
	s, err := labels.Parse(v.Selector)
	if err != nil {
		return failed(err)
	}
	matches := []bool{}
	for _, l := range v.Labels {
		matches = append(matches, s.Matches(labels.Set(l)))
	}
	return answer{"text": s.String(), "matches": matches}
}

func labelObject(in json.RawMessage) answer {
	v := must[struct {
		Selector *metav1.LabelSelector
		Labels   []map[string]string
	}](in)
	s, err := metav1.LabelSelectorAsSelector(v.Selector)
	if err != nil {
		return failed(err)
	}
	matches := []bool{}
	for _, l := range v.Labels {
		matches = append(matches, s.Matches(labels.Set(l)))
	}
	return answer{"text": s.String(), "matches": matches}
}

func fieldSelector(in json.RawMessage) answer {
	s, err := fields.ParseSelector(must[string](in))
	if err != nil {
		return failed(err)
	}
	requirements := [][3]string{}
	for _, r := range s.Requirements() {
		requirements = append(requirements, [3]string{r.Field, string(r.Operator), r.Value})
	}
	return answer{"requirements": requirements}
}

// decode answers {gvk: apiVersion/kind for the body without one, text, yaml}: what the strict decoder says, and the object as Go writes it back
// after a way through protobuf (as storage does).
func decode(in json.RawMessage) answer {
	v := must[struct {
		Text string
		Yaml bool
	}](in)
	s := runtime.NewScheme()
	_ = scheme.AddToScheme(s)
	_ = apiextensions.AddToScheme(s)
	d := serializer.NewSerializerWithOptions(serializer.DefaultMetaFactory, s, s, serializer.SerializerOptions{Yaml: v.Yaml, Strict: true})
	obj, _, err := d.Decode([]byte(v.Text), nil, nil)
	out := answer{}
	if err != nil {
		strict, ok := runtime.AsStrictDecodingError(err)
		if !ok {
			return failed(err)
		}
		texts := []string{}
		for _, e := range strict.Errors() {
			texts = append(texts, e.Error())
		}
		out["strict"] = texts
	}
	if p, ok := obj.(interface {
		Marshal() ([]byte, error)
		Unmarshal([]byte) error
	}); ok {
		kind := obj.GetObjectKind().GroupVersionKind()
		bytes, err := p.Marshal()
		if err != nil {
			return failed(err)
		}
		fresh, err := s.New(kind)
		if err != nil {
			return failed(err)
		}
		if err := fresh.(interface{ Unmarshal([]byte) error }).Unmarshal(bytes); err != nil {
			return failed(err)
		}
		fresh.GetObjectKind().SetGroupVersionKind(kind)
		obj = fresh
	}
	text, err := json.Marshal(obj)
	if err != nil {
		return failed(err)
	}
	out["object"] = json.RawMessage(text)
	return out
}
