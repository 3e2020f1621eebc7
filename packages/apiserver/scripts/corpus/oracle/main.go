// Answers test cases with the real Kubernetes libraries. Reads a JSON array of inputs on stdin and prints an array of
// { "input": …, "output": … }, one a line, where output has "error" or the result. Usage: go run ./oracle <mode>
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type answer map[string]any

var modes = map[string]func(json.RawMessage) answer{
	"quantity":   quantity,
	"quantity2":  quantities,
	"labels":     labelSelector,
	"labelobj":   labelObject,
	"fields":     fieldSelector,
	"decode":     decode,
	"ssa":        ssa,
	"jsonpatch":  jsonPatch,
	"mergepatch": mergePatch,
	"strategic":  strategic,
	"crdschema":  crdSchema,
	"protobuf":   wire,
	"custom":     customResource,
	"crd":        definition,
	"column":     column,
	"published":  published,
}

func failed(err error) answer { return answer{"error": err.Error()} }

func main() {
	mode, ok := modes[os.Args[1]]
	if !ok {
		fmt.Fprintln(os.Stderr, "unknown mode")
		os.Exit(2)
	}
	var inputs []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&inputs); err != nil {
		panic(err)
	}
	fmt.Println("[")
	for i, in := range inputs {
		fmt.Print(line(map[string]any{"input": in, "output": safely(mode, in)}))
		if i < len(inputs)-1 {
			fmt.Print(",")
		}
		fmt.Println()
	}
	fmt.Println("]")
}

// One case a line, so that a change is seen as one.
func line(v any) string {
	buffer := &bytes.Buffer{}
	e := json.NewEncoder(buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return strings.TrimSpace(buffer.String())
}

func safely(f func(json.RawMessage) answer, in json.RawMessage) (out answer) {
	defer func() {
		if r := recover(); r != nil {
			out = answer{"panic": fmt.Sprint(r)}
		}
	}()
	return f(in)
}

func must[T any](in json.RawMessage) T {
	var v T
	if err := json.Unmarshal(in, &v); err != nil {
		panic(err)
	}
	return v
}
