package main

import (
	"context"
	"encoding/json"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	crdvalidation "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
	kjson "sigs.k8s.io/json"
)

func texts(errs field.ErrorList) []string {
	out := []string{}
	for _, e := range errs {
		out = append(out, string(e.Type)+" "+e.Error())
	}
	return out
}

// crdSchema answers {schema, status}: what validation says of a CRD with that schema.
func crdSchema(in json.RawMessage) answer {
	v := must[struct {
		Schema apiextensionsv1.JSONSchemaProps
		Status bool
	}](in)
	crd := apiextensionsv1.CustomResourceDefinition{}
	crd.Name = "foos.example.io"
	crd.Spec = apiextensionsv1.CustomResourceDefinitionSpec{
		Group: "example.io", Scope: "Namespaced",
		Names:    apiextensionsv1.CustomResourceDefinitionNames{Plural: "foos", Singular: "foo", Kind: "Foo", ListKind: "FooList"},
		Versions: []apiextensionsv1.CustomResourceDefinitionVersion{{Name: "v1", Served: true, Storage: true, Schema: &apiextensionsv1.CustomResourceValidation{OpenAPIV3Schema: &v.Schema}}},
	}
	crd.Spec.Conversion = &apiextensionsv1.CustomResourceConversion{Strategy: "None"}
	if v.Status {
		crd.Spec.Versions[0].Subresources = &apiextensionsv1.CustomResourceSubresources{Status: &apiextensionsv1.CustomResourceSubresourceStatus{}}
	}
	internal := &apiextensions.CustomResourceDefinition{}
	if err := apiextensionsv1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(&crd, internal, nil); err != nil {
		return failed(err)
	}
	internal.Status.StoredVersions = []string{"v1"}
	out := []string{}
	for _, e := range texts(crdvalidation.ValidateCustomResourceDefinition(context.TODO(), internal)) {
		out = append(out, strings.ReplaceAll(strings.ReplaceAll(e, "spec.validation.", "SCHEMA."), "spec.versions[0].schema.", "SCHEMA."))
	}
	return answer{"errors": out}
}

// customResource answers {schema, text, old}: the object after pruning and defaulting, what a strict decoder says, and validation.
func customResource(in json.RawMessage) answer {
	v := must[struct {
		Schema apiextensionsv1.JSONSchemaProps
		Text   string
		Old    json.RawMessage
	}](in)
	internal := &apiextensions.JSONSchemaProps{}
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(&v.Schema, internal, nil); err != nil {
		return failed(err)
	}
	s, err := structuralschema.NewStructural(internal)
	if err != nil {
		return failed(err)
	}
	object := map[string]any{}
	strict, err := kjson.UnmarshalStrict([]byte(v.Text), &object)
	if err != nil {
		return failed(err)
	}
	findings := []string{}
	for _, e := range strict {
		findings = append(findings, e.Error())
	}
	meta, found, unknown, err := objectmeta.GetObjectMetaWithOptions(object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return failed(err)
	}
	unknown = append(unknown, pruning.PruneWithOptions(object, s, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})...)
	defaulting.PruneNonNullableNullsWithoutDefaults(object, s)
	fieldErr, paths := objectmeta.CoerceWithOptions(nil, object, s, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fieldErr != nil {
		return failed(fieldErr)
	}
	for _, p := range append(unknown, paths...) {
		findings = append(findings, `unknown field "`+p+`"`)
	}
	if found {
		if err := objectmeta.SetObjectMeta(object, meta); err != nil {
			return failed(err)
		}
	}
	defaulting.Default(object, s)
	validator, _, err := validation.NewSchemaValidator(internal)
	if err != nil {
		return failed(err)
	}
	errs := field.ErrorList{}
	var old map[string]any
	if len(v.Old) > 0 {
		if err := kjson.UnmarshalCaseSensitivePreserveInts(v.Old, &old); err != nil {
			return failed(err)
		}
	}
	if old != nil {
		errs = append(errs, validation.ValidateCustomResourceUpdate(nil, object, old, validator, validation.WithRatcheting(nil))...)
	} else {
		errs = append(errs, validation.ValidateCustomResource(nil, object, validator)...)
	}
	errs = append(errs, objectmeta.Validate(nil, object, s, false)...)
	if old == nil || len(listtype.ValidateListSetsAndMaps(nil, s, old)) == 0 {
		errs = append(errs, listtype.ValidateListSetsAndMaps(nil, s, object)...)
	}
	return answer{"object": object, "strict": findings, "errors": texts(errs)}
}
