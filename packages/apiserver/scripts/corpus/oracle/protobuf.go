package main

import (
	"encoding/base64"
	"encoding/json"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	jsonserializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/client-go/kubernetes/scheme"
)

// wire answers an object: its protobuf form in base64, and the object that comes back from it.
func wire(in json.RawMessage) answer {
	s := runtime.NewScheme()
	_ = scheme.AddToScheme(s)
	_ = apiextensions.AddToScheme(s)
	d := jsonserializer.NewSerializerWithOptions(jsonserializer.DefaultMetaFactory, s, s, jsonserializer.SerializerOptions{})
	obj, _, err := d.Decode(in, nil, nil)
	if err != nil {
		return failed(err)
	}
	p := protobuf.NewSerializer(s, s)
	bytes, err := runtime.Encode(p, obj)
	if err != nil {
		return failed(err)
	}
	back, _, err := p.Decode(bytes, nil, nil)
	if err != nil {
		return failed(err)
	}
	text, err := json.Marshal(back)
	if err != nil {
		return failed(err)
	}
	return answer{"bytes": base64.StdEncoding.EncodeToString(bytes), "object": json.RawMessage(text)}
}
