// Reflector makes the inputs of the schema importer for one version of Kubernetes; see CONTRIBUTING.md.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

const usage = `usage:
  go run . types <folder>         write go-types.json from the Go types that go.mod names
  go run . protos <folder>        write proto/ from the same modules
  go run . server <url> <folder>  write openapi/ and discovery-*.json from an API server; "kubectl proxy" gives a URL`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "types":
		return writeJSON(filepath.Join(args[1], "go-types.json"), reflectTypes())
	case len(args) == 2 && args[0] == "protos":
		return copyProtos(args[1])
	case len(args) == 3 && args[0] == "server":
		return fetch(args[1], args[2])
	}
	return fmt.Errorf("%s", usage)
}

func writeJSON(file string, value any) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
