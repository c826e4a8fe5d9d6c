package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Those of go.mod's modules that have .proto files of API types.
var protoModules = []string{
	"k8s.io/api", "k8s.io/apiextensions-apiserver", "k8s.io/apimachinery", "k8s.io/kube-aggregator", "k8s.io/metrics",
}

var (
	comment   = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)
	emptyLine = regexp.MustCompile(`\n\s*\n`)
)

func copyProtos(folder string) error {
	for _, module := range protoModules {
		source, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
		if err != nil {
			return err
		}
		root := strings.TrimSpace(string(source))
		err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(file) != ".proto" {
				return err
			}
			return copyProto(file, filepath.Join(folder, "proto", module, strings.TrimPrefix(file, root)))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func copyProto(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	text = comment.ReplaceAll(text, nil)
	return os.WriteFile(to, emptyLine.ReplaceAll(text, []byte("\n")), 0o666)
}
