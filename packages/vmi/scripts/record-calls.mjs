// Has the Go original answer test-data/recorded-calls.json and test-data/quantities.json again, and writes what it says into them.
// Needs Go and git; run by hand: node scripts/record-calls.mjs KUBEVIRT
//
// KUBEVIRT is a git directory of KubeVirt's source (its HEAD is used). To add a call, add `{ "call": … }` to the file first.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [kubevirt] = process.argv.slice(2)
if (!kubevirt) throw new Error('usage: node scripts/record-calls.mjs KUBEVIRT')
const testData = join(dirname(fileURLToPath(import.meta.url)), '../test-data')

/** The packages whose functions may be called, and where they are. */
const packages = {
  libvmi: 'pkg/libvmi',
  cloudinit: 'pkg/libvmi/cloudinit',
  replicaset: 'pkg/libvmi/replicaset',
  status: 'pkg/libvmi/status',
  libvmifact: 'tests/libvmifact',
}

const program = (functions) => `package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"k8s.io/apimachinery/pkg/api/resource"
	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/kubevirt/pkg/libvmi"
	"kubevirt.io/kubevirt/pkg/libvmi/cloudinit"
	"kubevirt.io/kubevirt/pkg/libvmi/replicaset"
	"kubevirt.io/kubevirt/pkg/libvmi/status"
	"kubevirt.io/kubevirt/tests/flags"
	"kubevirt.io/kubevirt/tests/libvmifact"
)

var functions = map[string]any{
	"v1.DefaultPodNetwork": v1.DefaultPodNetwork,
	"quantity": func(text string) any {
		if q, err := resource.ParseQuantity(text); err == nil {
			return q
		}
		return nil
	},
${functions.map((name) => `\t"${name}": ${name},`).join('\n')}
}

type expression struct {
	Call string            \`json:"$call"\`
	Args []json.RawMessage \`json:"args"\`
}

func value(raw json.RawMessage, t reflect.Type) reflect.Value {
	var e expression
	if len(raw) > 0 && raw[0] == '{' && json.Unmarshal(raw, &e) == nil && e.Call != "" {
		result := run(e)
		if result.Type() != t && result.Type().ConvertibleTo(t) {
			return result.Convert(t)
		}
		if t.Kind() == reflect.Pointer && result.Type() == t.Elem() {
			pointer := reflect.New(t.Elem())
			pointer.Elem().Set(result)
			return pointer
		}
		return result
	}
	pointer := reflect.New(t)
	if err := json.Unmarshal(raw, pointer.Interface()); err != nil {
		panic(err)
	}
	return pointer.Elem()
}

func run(e expression) reflect.Value {
	f := reflect.ValueOf(functions[e.Call])
	t := f.Type()
	var args []reflect.Value
	for i, arg := range e.Args {
		last := t.NumIn() - 1
		parameter := t.In(min(i, last))
		if t.IsVariadic() && i >= last {
			parameter = t.In(last).Elem()
		}
		args = append(args, value(arg, parameter))
	}
	return f.Call(args)[0]
}

func main() {
	flags.KubeVirtUtilityRepoPrefix = "quay.io/kubevirt"
	flags.KubeVirtUtilityVersionTag = "devel"
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var e expression
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			panic(err)
		}
		answer, err := json.Marshal(run(e).Interface())
		if err != nil {
			panic(err)
		}
		fmt.Println(string(answer))
	}
}
`

const work = mkdtempSync(join(tmpdir(), 'record-calls-'))
try {
  // Outside of module mode, so that only the vendored packages that are imported have to be there.
  const source = join(work, 'src/kubevirt.io/kubevirt')
  mkdirSync(join(source, 'cmd/answer'), { recursive: true })
  const tar = execFileSync(
    'git',
    [
      '-C',
      kubevirt,
      'archive',
      'HEAD',
      'vendor',
      'pkg/libvmi',
      'pkg/pointer',
      'tests/libvmifact',
      'tests/containerdisk',
      'staging/src/kubevirt.io/api',
    ],
    { maxBuffer: 2 ** 30 },
  )
  execFileSync('tar', ['x', '-C', source], { input: tar })
  cpSync(join(source, 'staging/src/kubevirt.io/api'), join(source, 'vendor/kubevirt.io/api'), { recursive: true })
  // What the factories read from the command line.
  mkdirSync(join(source, 'tests/flags'), { recursive: true })
  writeFileSync(join(source, 'tests/flags/flags.go'), 'package flags\n\nvar KubeVirtUtilityRepoPrefix, KubeVirtUtilityVersionTag string\n')
  const functions = Object.entries(packages).flatMap(([name, path]) =>
    readdirSync(join(source, path))
      .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
      .flatMap((file) =>
        [...readFileSync(join(source, path, file), 'utf8').matchAll(/^func ([A-Z]\w*)\(/gm)].map(([, func]) => `${name}.${func}`),
      ),
  )
  writeFileSync(join(source, 'cmd/answer/main.go'), program(functions))
  const binary = join(work, 'answer')
  execFileSync('go', ['build', '-o', binary, './cmd/answer'], {
    cwd: source,
    stdio: 'inherit',
    env: { ...process.env, GO111MODULE: 'off', GOPATH: work },
  })

  const ask = (calls) =>
    execFileSync(binary, { input: calls.map((call) => `${JSON.stringify(call)}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 30 })
      .trim()
      .split('\n')
  /** As testing/examples.ts does it. */
  const withoutRandomNames = (text) =>
    text
      .replace(/testvmi-\w{5}-x+/g, 'RND')
      .replace(/"replicaset\w{5}"/g, '"RS"')
      .replace(/rsselector\w{5}/g, 'RSS')
  const rewrite = (name, rows) =>
    writeFileSync(join(testData, name), `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`)
  const read = (name) => JSON.parse(readFileSync(join(testData, name), 'utf8'))

  const calls = read('recorded-calls.json').map(({ call }) => call)
  const objects = ask(calls).map((answer) => JSON.parse(withoutRandomNames(answer)))
  rewrite(
    'recorded-calls.json',
    calls.map((call, index) => ({ call, object: objects[index] })),
  )

  const texts = read('quantities.json').map(([text]) => text)
  const canonical = ask(texts.map((text) => ({ $call: 'quantity', args: [text] }))).map((answer) => JSON.parse(answer))
  rewrite(
    'quantities.json',
    texts.map((text, index) => [text, canonical[index]]),
  )
  console.warn(`${calls.length} calls and ${texts.length} quantities recorded`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
