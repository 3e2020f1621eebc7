package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	crdvalidation "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apiextensions-apiserver/pkg/controller/openapi/builder"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kube-openapi/pkg/handler"
)

// internalDefinition is a definition as it reaches validation on create: defaulted, converted, with the status of a new one.
func internalDefinition(crd *apiextensionsv1.CustomResourceDefinition) (*apiextensions.CustomResourceDefinition, error) {
	crd.ResourceVersion = "1"
	apiextensionsv1.SetObjectDefaults_CustomResourceDefinition(crd)
	internal := &apiextensions.CustomResourceDefinition{}
	err := apiextensionsv1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(crd, internal, nil)
	return internal, err
}

// definition answers {definition, old}: what validation says of it, new or as a change.
func definition(in json.RawMessage) answer {
	v := must[struct {
		Definition apiextensionsv1.CustomResourceDefinition
		Old        *apiextensionsv1.CustomResourceDefinition
	}](in)
	crd, err := internalDefinition(&v.Definition)
	if err != nil {
		return failed(err)
	}
	var errs field.ErrorList
	if v.Old == nil {
		errs = crdvalidation.ValidateCustomResourceDefinition(context.TODO(), crd)
	} else {
		old, err := internalDefinition(v.Old)
		if err != nil {
			return failed(err)
		}
		crd.Status.StoredVersions = old.Status.StoredVersions
		for _, version := range crd.Spec.Versions {
			if version.Storage && !apiextensions.IsStoredVersion(crd, version.Name) {
				crd.Status.StoredVersions = append(crd.Status.StoredVersions, version.Name)
			}
		}
		errs = crdvalidation.ValidateCustomResourceDefinitionUpdate(context.TODO(), crd, old)
	}
	return answer{"errors": texts(errs)}
}

// column answers {path, type, object}: the cell under a printed column. Times are an hour ago.
func column(in json.RawMessage) answer {
	v := must[struct {
		Path, Type string
		Object     json.RawMessage
	}](in)
	object := &unstructured.Unstructured{}
	then := time.Now().Add(-time.Hour).UTC().Format(time.RFC3339)
	text := strings.ReplaceAll(string(v.Object), "HOUR-AGO", then)
	if err := object.UnmarshalJSON([]byte(text)); err != nil {
		return failed(err)
	}
	printer, err := tableconvertor.New([]apiextensionsv1.CustomResourceColumnDefinition{{Name: "Column", Type: v.Type, JSONPath: v.Path}})
	if err != nil {
		return failed(err)
	}
	table, err := printer.ConvertToTable(context.TODO(), object, nil)
	if err != nil {
		return failed(err)
	}
	cell := table.Rows[0].Cells[1]
	if text, ok := cell.(string); ok {
		cell = strings.ReplaceAll(text, then, "HOUR-AGO")
	}
	return answer{"cell": cell}
}

// published answers {schema}: the schema in each version of OpenAPI, without the fields that every object has.
func published(in json.RawMessage) answer {
	v := must[struct {
		Schema apiextensionsv1.JSONSchemaProps
	}](in)
	crd := &apiextensionsv1.CustomResourceDefinition{}
	crd.Spec = apiextensionsv1.CustomResourceDefinitionSpec{
		Group: "example.io", Scope: "Namespaced",
		Names:    apiextensionsv1.CustomResourceDefinitionNames{Plural: "foos", Singular: "foo", Kind: "Foo", ListKind: "FooList"},
		Versions: []apiextensionsv1.CustomResourceDefinitionVersion{{Name: "v1", Served: true, Storage: true, Schema: &apiextensionsv1.CustomResourceValidation{OpenAPIV3Schema: &v.Schema}}},
	}
	v2, err := builder.BuildOpenAPIV2(crd, "v1", builder.Options{V2: true})
	if err != nil {
		return failed(err)
	}
	v3, err := builder.BuildOpenAPIV3(crd, "v1", builder.Options{})
	if err != nil {
		return failed(err)
	}
	two, three := handler.PruneDefaults(v2.Definitions)["io.example.v1.Foo"], v3.Components.Schemas["io.example.v1.Foo"]
	if three == nil {
		return failed(fmt.Errorf("not published"))
	}
	answer := answer{"v2": plain(two), "v3": plain(three)}
	for _, version := range []string{"v2", "v3"} {
		properties, _ := answer[version].(map[string]any)["properties"].(map[string]any)
		for _, name := range []string{"apiVersion", "kind", "metadata"} {
			delete(properties, name)
		}
	}
	withoutDescriptions(answer)
	return answer
}

// plain is a value as JSON has it.
func plain(v any) any {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var out any
	if err := json.Unmarshal(text, &out); err != nil {
		panic(err)
	}
	return out
}

// withoutDescriptions drops what Kubernetes has to say of fields; a test's own descriptions are one word.
func withoutDescriptions(v any) {
	switch v := v.(type) {
	case map[string]any:
		if text, ok := v["description"].(string); ok && strings.Contains(text, " ") {
			delete(v, "description")
		}
		for _, inner := range v {
			withoutDescriptions(inner)
		}
	case answer:
		for _, inner := range v {
			withoutDescriptions(inner)
		}
	case []any:
		for _, inner := range v {
			withoutDescriptions(inner)
		}
	}
}
