// Package shapes is a custom resource as a project would have one.
package shapes

import (
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/utils/ptr"
)

// GroupVersion is theirs.
var GroupVersion = schema.GroupVersion{Group: "shapes.example.com", Version: "v1"}

// Shape is one.
type Shape struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              ShapeSpec   `json:"spec"`
	Status            ShapeStatus `json:"status,omitempty"`
}

type ShapeSpec struct {
	Sides  int32  `json:"sides"`
	Colour string `json:"colour,omitempty"`
}

type ShapeStatus struct {
	ObservedGeneration int64              `json:"observedGeneration,omitempty"`
	Conditions         []metav1.Condition `json:"conditions,omitempty"`
}

func (s *Shape) DeepCopyObject() runtime.Object {
	out := *s
	out.ObjectMeta = *s.ObjectMeta.DeepCopy()
	out.Status.Conditions = append([]metav1.Condition(nil), s.Status.Conditions...)
	return &out
}

type ShapeList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []Shape `json:"items"`
}

func (l *ShapeList) DeepCopyObject() runtime.Object {
	out := &ShapeList{TypeMeta: l.TypeMeta, ListMeta: *l.ListMeta.DeepCopy()}
	for i := range l.Items {
		out.Items = append(out.Items, *l.Items[i].DeepCopyObject().(*Shape))
	}
	return out
}

// DefinitionName is that of the definition.
const DefinitionName = "shapes.shapes.example.com"

// Definition is what makes a server know them.
func Definition() *apiextensionsv1.CustomResourceDefinition {
	text, integer := apiextensionsv1.JSONSchemaProps{Type: "string"}, apiextensionsv1.JSONSchemaProps{Type: "integer", Format: "int64"}
	condition := apiextensionsv1.JSONSchemaProps{
		Type: "object", Required: []string{"type", "status"},
		Properties: map[string]apiextensionsv1.JSONSchemaProps{
			"type": text, "status": text, "reason": text, "message": text, "observedGeneration": integer,
			"lastTransitionTime": {Type: "string", Format: "date-time"},
		},
	}
	return &apiextensionsv1.CustomResourceDefinition{
		ObjectMeta: metav1.ObjectMeta{Name: DefinitionName},
		Spec: apiextensionsv1.CustomResourceDefinitionSpec{
			Group: GroupVersion.Group, Scope: apiextensionsv1.NamespaceScoped,
			Names: apiextensionsv1.CustomResourceDefinitionNames{Plural: "shapes", Singular: "shape", Kind: "Shape", ListKind: "ShapeList", ShortNames: []string{"shp"}},
			Versions: []apiextensionsv1.CustomResourceDefinitionVersion{{
				Name: GroupVersion.Version, Served: true, Storage: true,
				Subresources:             &apiextensionsv1.CustomResourceSubresources{Status: &apiextensionsv1.CustomResourceSubresourceStatus{}},
				AdditionalPrinterColumns: []apiextensionsv1.CustomResourceColumnDefinition{{Name: "Sides", Type: "integer", JSONPath: ".spec.sides"}},
				Schema: &apiextensionsv1.CustomResourceValidation{OpenAPIV3Schema: &apiextensionsv1.JSONSchemaProps{
					Type: "object",
					Properties: map[string]apiextensionsv1.JSONSchemaProps{
						"spec": {Type: "object", Required: []string{"sides"}, Properties: map[string]apiextensionsv1.JSONSchemaProps{
							"sides":  {Type: "integer", Minimum: ptr.To(3.0)},
							"colour": {Type: "string", Default: &apiextensionsv1.JSON{Raw: []byte(`"red"`)}},
						}},
						"status": {Type: "object", Properties: map[string]apiextensionsv1.JSONSchemaProps{
							"observedGeneration": integer,
							"conditions": {
								Type: "array", Items: &apiextensionsv1.JSONSchemaPropsOrArray{Schema: &condition},
								XListType: ptr.To("map"), XListMapKeys: []string{"type"},
							},
						}},
					},
				}},
			}},
		},
	}
}

// AddToScheme makes a scheme know them.
func AddToScheme(scheme *runtime.Scheme) error {
	scheme.AddKnownTypes(GroupVersion, &Shape{}, &ShapeList{})
	metav1.AddToGroupVersion(scheme, GroupVersion)
	return nil
}
