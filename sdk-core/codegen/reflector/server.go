package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
)

const (
	plain      = "application/json"
	aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
)

var methods = []string{"delete", "get", "head", "options", "patch", "post", "put", "trace"}

type document struct {
	Paths   map[string]map[string]operation `json:"paths"`
	Schemas any                             `json:"schemas"`
}

type operation struct {
	Action any      `json:"action"`
	Kind   any      `json:"gvk"`
	Query  []string `json:"query"`
}

func fetch(server, folder string) error {
	server = strings.TrimSuffix(server, "/")
	for _, root := range []string{"api", "apis"} {
		var discovery any
		if err := get(server+"/"+root, aggregated, &discovery); err != nil {
			return err
		}
		if err := writeJSON(filepath.Join(folder, "discovery-"+root+".json"), discovery); err != nil {
			return err
		}
	}
	var index struct {
		Paths map[string]struct {
			URL string `json:"serverRelativeURL"`
		} `json:"paths"`
	}
	if err := get(server+"/openapi/v3", plain, &index); err != nil {
		return err
	}
	for path, entry := range index.Paths {
		if root, _, _ := strings.Cut(path, "/"); root != "api" && root != "apis" {
			continue
		}
		var whole map[string]any
		if err := get(server+entry.URL, plain, &whole); err != nil {
			return err
		}
		file := strings.ReplaceAll(path, "/", "__") + ".json"
		if err := writeJSON(filepath.Join(folder, "openapi", file), cut(whole)); err != nil {
			return err
		}
	}
	return nil
}

func get(url, accept string, value any) error {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", accept)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: %s", url, response.Status)
	}
	decoder := json.NewDecoder(response.Body)
	decoder.UseNumber()
	return decoder.Decode(value)
}

// cut keeps the facts: what each path does, and the schemas without their descriptions.
func cut(whole map[string]any) document {
	cut := document{Paths: map[string]map[string]operation{}}
	paths, _ := whole["paths"].(map[string]any)
	for path, item := range paths {
		cut.Paths[path] = operations(item.(map[string]any))
	}
	components, _ := whole["components"].(map[string]any)
	cut.Schemas = withoutDescriptions(components["schemas"])
	return cut
}

func operations(item map[string]any) map[string]operation {
	operations := map[string]operation{}
	for _, method := range methods {
		if full, ok := item[method].(map[string]any); ok {
			operations[method] = operation{full["x-kubernetes-action"], full["x-kubernetes-group-version-kind"], query(full)}
		}
	}
	return operations
}

func query(operation map[string]any) []string {
	names := []string{}
	parameters, _ := operation["parameters"].([]any)
	for _, each := range parameters {
		if parameter := each.(map[string]any); parameter["in"] == "query" {
			names = append(names, parameter["name"].(string))
		}
	}
	slices.Sort(names)
	return names
}

// A description is text; an object of that name is a property that has one.
func withoutDescriptions(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, each := range value {
			if _, text := each.(string); text && name == "description" {
				delete(value, name)
			} else {
				value[name] = withoutDescriptions(each)
			}
		}
	case []any:
		for i, each := range value {
			value[i] = withoutDescriptions(each)
		}
	}
	return value
}
