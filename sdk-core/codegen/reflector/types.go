package main

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	apidiscoveryv2 "k8s.io/api/apidiscovery/v2"
	imagepolicyv1alpha1 "k8s.io/api/imagepolicy/v1alpha1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	clientscheme "k8s.io/client-go/kubernetes/scheme"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	metricsv1beta1 "k8s.io/metrics/pkg/apis/metrics/v1beta1"
)

type kind struct {
	Group, Version, Kind, Type string
}

type field struct {
	Go        string `json:"go"`
	JSON      string `json:"json,omitempty"`
	OmitEmpty bool   `json:"omitempty,omitempty"`
	OmitZero  bool   `json:"omitzero,omitempty"`
	Pointer   bool   `json:"pointer,omitempty"`
	Inline    bool   `json:"inline,omitempty"`
	Type      string `json:"type"`
	Protobuf  string `json:"protobuf,omitempty"`
	Patch     string `json:"patch,omitempty"`
}

type types struct {
	Kinds []kind             `json:"kinds"`
	Named map[string]string  `json:"named"`
	Types map[string][]field `json:"types"`
}

// Types that no scheme registers as kinds of their own, though servers send them.
var further = []any{
	metav1.PartialObjectMetadata{}, metav1.PartialObjectMetadataList{}, metav1.Table{}, runtime.Unknown{},
}

func scheme() *runtime.Scheme {
	all := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		clientscheme.AddToScheme,
		admissionv1.AddToScheme,
		admissionv1beta1.AddToScheme,
		apidiscoveryv2.AddToScheme,
		apiextensionsv1.AddToScheme,
		apiregistrationv1.AddToScheme,
		imagepolicyv1alpha1.AddToScheme,
		metricsv1beta1.AddToScheme,
	} {
		if err := add(all); err != nil {
			panic(err)
		}
	}
	// Status and the like: client-go adds them to its own scheme only.
	metav1.AddToGroupVersion(all, metav1.Unversioned)
	return all
}

func reflectTypes() *types {
	all := &types{Named: map[string]string{}, Types: map[string][]field{}}
	for gvk, t := range scheme().AllKnownTypes() {
		if gvk.Version != runtime.APIVersionInternal {
			all.Kinds = append(all.Kinds, kind{gvk.Group, gvk.Version, gvk.Kind, all.name(t)})
		}
	}
	slices.SortFunc(all.Kinds, func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Version, b.Version), cmp.Compare(a.Kind, b.Kind))
	})
	for _, value := range further {
		all.name(reflect.TypeOf(value))
	}
	return all
}

// name spells a type, and describes it and what it is made of, once.
func (all *types) name(t reflect.Type) string {
	if t.PkgPath() == "" {
		return all.literal(t)
	}
	name := t.PkgPath() + "." + t.Name()
	if _, done := all.Named[name]; done {
		return name
	}
	if t.Kind() != reflect.Struct {
		all.Named[name] = ""
		all.Named[name] = all.literal(t)
	} else if _, done := all.Types[name]; !done {
		all.Types[name] = nil
		all.Types[name] = all.fields(t)
	}
	return name
}

func (all *types) literal(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return all.name(t.Elem())
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		return "[]" + all.name(t.Elem())
	case reflect.Map:
		return "map[" + all.name(t.Key()) + "]" + all.name(t.Elem())
	}
	return t.Kind().String()
}

func (all *types) fields(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		has := func(option string) bool { return slices.Contains(strings.Split(options, ","), option) }
		protobuf := f.Tag.Get("protobuf")
		if protobuf == "-" {
			protobuf = ""
		}
		patch := f.Tag.Get("patchStrategy")
		if key := f.Tag.Get("patchMergeKey"); key != "" {
			patch += ":" + key
		}
		fields = append(fields, field{
			Go:        f.Name,
			JSON:      name,
			OmitEmpty: has("omitempty"),
			OmitZero:  has("omitzero"),
			Pointer:   f.Type.Kind() == reflect.Pointer,
			Inline:    f.Anonymous && name == "",
			Type:      all.name(f.Type),
			Protobuf:  protobuf,
			Patch:     patch,
		})
	}
	return fields
}
