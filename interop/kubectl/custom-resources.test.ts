import { createInterface } from 'node:readline'
import { ApiServer } from '@vivarium/apiserver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests of custom resources with the real kubectl are skipped: ${missing}`)

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: crontabs.stable.example.com}
spec:
  group: stable.example.com
  scope: Namespaced
  names: {plural: crontabs, singular: crontab, kind: CronTab, shortNames: [ct], categories: [jobs]}
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas, labelSelectorPath: .status.labelSelector}
    additionalPrinterColumns:
    - {name: Spec, type: string, jsonPath: .spec.cronSpec, description: When it runs}
    - {name: Replicas, type: integer, jsonPath: .spec.replicas}
    - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
    - {name: Image, type: string, jsonPath: .spec.image, priority: 1}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
    selectableFields: [{jsonPath: .spec.image}]
    schema:
      openAPIV3Schema: &schema
        type: object
        properties:
          spec:
            type: object
            description: What is wanted.
            required: [cronSpec]
            properties:
              cronSpec: {type: string, pattern: '^(\\d+|\\*)(/\\d+)?(\\s+(\\d+|\\*)(/\\d+)?){4}$', description: When it runs.}
              image: {type: string, default: busybox}
              replicas: {type: integer, minimum: 0, maximum: 10}
              env:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [name]
                items: {type: object, required: [name], properties: {name: {type: string}, value: {type: string}}}
              limit: {x-kubernetes-int-or-string: true}
          status:
            type: object
            x-kubernetes-preserve-unknown-fields: true
  - name: v1beta1
    served: true
    storage: false
    deprecated: true
    selectableFields: [{jsonPath: .spec.image}]
    schema:
      openAPIV3Schema: *schema
`

const cronTab = (name: string, spec: string) => `
apiVersion: stable.example.com/v1
kind: CronTab
metadata: {name: ${name}}
spec: {cronSpec: "*/5 * * * *", ${spec}}
`

describe.skipIf(missing)('custom resources in the real kubectl', { timeout: 60_000 }, () => {
  let api: ApiServer
  let kubectl: Kubectl
  beforeAll(async () => {
    api = await ApiServer.start()
    kubectl = await Kubectl.create(api.kubeconfig)
    expect(await kubectl.run(['apply', '-f', '-'], definition)).toBe(
      'customresourcedefinition.apiextensions.k8s.io/crontabs.stable.example.com created\n',
    )
    expect(await kubectl.run(['wait', '--for=condition=Established', 'crd/crontabs.stable.example.com', '--timeout=10s'])).toBe(
      'customresourcedefinition.apiextensions.k8s.io/crontabs.stable.example.com condition met\n',
    )
  }, timeToBuildMs)
  afterAll(async () => {
    await kubectl?.[Symbol.asyncDispose]()
    await api?.close()
  })

  it('are found and explained', async () => {
    expect(await kubectl.run(['api-resources', '--api-group=stable.example.com', '--no-headers'])).toMatch(
      /^crontabs +ct +stable\.example\.com\/v1 +true +CronTab\n$/,
    )
    expect(await kubectl.run(['api-versions'])).toContain('stable.example.com/v1beta1\n')
    const explained = await kubectl.run(['explain', 'crontab.spec'])
    expect(explained).toMatch(/GROUP: +stable\.example\.com\nKIND: +CronTab\nVERSION: +v1\n/)
    expect(explained).toContain('What is wanted.')
    expect(explained).toMatch(/cronSpec\t<string> -required-\n +When it runs\./)
    expect(await kubectl.run(['explain', 'ct.spec.env', '--recursive'])).toContain('FIELD: env <[]Object>')
    expect(await kubectl.run(['explain', 'crontab', '--api-version=stable.example.com/v1beta1'])).toMatch(/VERSION: +v1beta1/)
  })

  it('are applied from both sides', async () => {
    expect(await kubectl.run(['apply', '-f', '-'], cronTab('web', 'replicas: 1'))).toBe('crontab.stable.example.com/web created\n')
    expect(await kubectl.run(['apply', '-f', '-'], cronTab('web', 'replicas: 1'))).toBe('crontab.stable.example.com/web unchanged\n')
    expect(await kubectl.run(['apply', '-f', '-'], cronTab('web', 'replicas: 2'))).toBe('crontab.stable.example.com/web configured\n')
    expect((await kubectl.try(['diff', '-f', '-'], cronTab('web', 'replicas: 2'))).code).toBe(0)
    const other = ['apply', '--server-side', '--field-manager=other', '-f', '-']
    expect((await kubectl.try(other, cronTab('web', 'replicas: 3'))).stderr).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using stable.example.com/v1: .spec.replicas',
    )
    const listed = (name: string) => cronTab('web', `env: [{name: ${name}, value: x}]`)
    expect(await kubectl.run(['apply', '--server-side', '--field-manager=a', '--force-conflicts', '-f', '-'], listed('A'))).toBe(
      'crontab.stable.example.com/web serverside-applied\n',
    )
    await kubectl.run(['apply', '--server-side', '--field-manager=b', '-f', '-'], listed('B'))
    expect(await kubectl.run(['get', 'ct', 'web', '-o', 'jsonpath={.spec.env[*].name}'])).toBe('A B')
  })

  it('are printed as their definition says, under every name that they have', async () => {
    await kubectl.run(['apply', '-f', '-'], cronTab('printed', 'replicas: 4'))
    await kubectl.run([
      'patch',
      'ct',
      'printed',
      '--subresource=status',
      '--type=merge',
      '-p',
      '{"status":{"conditions":[{"type":"Ready","status":"True"}]}}',
    ])
    expect(await kubectl.run(['get', 'ct', 'printed'])).toMatch(
      /^NAME +SPEC +REPLICAS +READY +AGE\nprinted +\*\/5 \* \* \* \* +4 +True +\d+s\n$/,
    )
    expect(await kubectl.run(['get', 'crontabs', 'printed', '-o', 'wide'])).toMatch(
      /READY +IMAGE +AGE\nprinted +\*\/5 \* \* \* \* +4 +True +busybox +\d+s\n$/,
    )
    expect(await kubectl.run(['get', 'jobs', '-o', 'name'])).toContain('crontab.stable.example.com/printed\n')
    expect(await kubectl.run(['get', 'ct', '--field-selector=spec.image=busybox,metadata.name=printed', '-o', 'name'])).toBe(
      'crontab.stable.example.com/printed\n',
    )
    expect((await kubectl.try(['get', 'ct', '--field-selector=spec.cronSpec=x'])).stderr).toContain(
      'field label not supported: spec.cronSpec',
    )
    expect(await kubectl.run(['describe', 'ct', 'printed'])).toMatch(/Kind: +CronTab\n[\s\S]*Cron Spec: +\*\/5/)
  })

  it('are scaled, patched, labelled and edited', async () => {
    await kubectl.run(['apply', '-f', '-'], cronTab('scaled', 'replicas: 1'))
    expect(await kubectl.run(['scale', 'ct', 'scaled', '--replicas=7'])).toBe('crontab.stable.example.com/scaled scaled\n')
    expect(await kubectl.run(['get', 'ct', 'scaled', '-o', 'jsonpath={.spec.replicas} {.metadata.generation}'])).toBe('7 2')
    expect(await kubectl.run(['patch', 'ct', 'scaled', '--type=merge', '-p', '{"spec":{"limit":"10%"}}'])).toBe(
      'crontab.stable.example.com/scaled patched\n',
    )
    expect(await kubectl.run(['patch', 'ct', 'scaled', '--type=json', '-p', '[{"op":"replace","path":"/spec/limit","value":5}]'])).toBe(
      'crontab.stable.example.com/scaled patched\n',
    )
    expect((await kubectl.try(['patch', 'ct', 'scaled', '-p', '{}'])).stderr).toContain(
      'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    )
    expect(await kubectl.run(['label', 'ct', 'scaled', 'a=b'])).toBe('crontab.stable.example.com/scaled labeled\n')
    const editor = await kubectl.write('editor', '#!/bin/sh\nsed -i s/busybox/alpine/ "$1"\n', { executable: true })
    expect((await kubectl.try(['edit', 'ct', 'scaled'], '', { EDITOR: editor })).stdout).toBe('crontab.stable.example.com/scaled edited\n')
    expect(await kubectl.run(['get', 'ct', 'scaled', '-o', 'jsonpath={.spec.image} {.spec.limit} {.metadata.labels.a}'])).toBe('alpine 5 b')
  })

  it('are refused with what is wrong with them', async () => {
    expect((await kubectl.try(['create', '-f', '-'], cronTab('bad', 'replicas: 11'))).stderr).toBe(
      'The CronTab "bad" is invalid: spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10\n',
    )
    expect((await kubectl.try(['create', '-f', '-'], cronTab('bad', 'replica: 1'))).stderr).toContain(
      'strict decoding error: unknown field "spec.replica"',
    )
    expect(await kubectl.run(['create', '--validate=false', '-f', '-'], cronTab('pruned', 'replica: 1'))).toContain('created')
    expect(await kubectl.run(['get', 'ct', 'pruned', '-o', 'jsonpath={.spec}'])).toBe('{"cronSpec":"*/5 * * * *","image":"busybox"}')
    const warned = await kubectl.try(['create', '--validate=warn', '-f', '-'], cronTab('warned', 'replica: 1'))
    expect([warned.code, warned.stderr]).toEqual([0, 'Warning: unknown field "spec.replica"\n'])
  })

  it('are there in every version that is served', async () => {
    await kubectl.run(['apply', '-f', '-'], cronTab('versions', 'replicas: 1'))
    const old = await kubectl.try(['get', 'crontabs.v1beta1.stable.example.com', 'versions', '-o', 'jsonpath={.apiVersion}'])
    expect(old).toEqual({
      code: 0,
      stdout: 'stable.example.com/v1beta1',
      stderr: 'Warning: stable.example.com/v1beta1 CronTab is deprecated; use stable.example.com/v1 CronTab\n',
    })
  })

  it('are watched, and go with their definition', async () => {
    await kubectl.run(
      ['apply', '-f', '-'],
      definition.replaceAll('crontabs', 'gones').replaceAll('crontab', 'gone').replaceAll('CronTab', 'Gone').replace('[ct]', '[go]'),
    )
    await kubectl.run(['wait', '--for=condition=Established', 'crd/gones.stable.example.com'])
    const child = kubectl.start(['get', 'gones', '--watch', '--output-watch-events', '--no-headers'])
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const next = async () => ((await lines.next()).value as string).split(/ +/).slice(0, 2)
    const one = cronTab('one', 'replicas: 1').replace('CronTab', 'Gone')
    await kubectl.run(['apply', '-f', '-'], one)
    expect(await next()).toEqual(['ADDED', 'one'])
    expect(await kubectl.run(['delete', 'crd', 'gones.stable.example.com'])).toMatch(
      /^customresourcedefinition.apiextensions.k8s.io "gones.stable.example.com" deleted/,
    )
    expect(await next()).toEqual(['DELETED', 'one'])
    // kubectl goes by what it found out before.
    expect((await kubectl.try(['get', 'gones'])).stderr).toContain('the server could not find the requested resource')
    expect(await kubectl.run(['api-resources', '--api-group=stable.example.com', '-o', 'name'])).toBe('crontabs.stable.example.com\n')
    expect((await kubectl.try(['get', 'gones'])).stderr).toContain('the server doesn\'t have a resource type "gones"')
  })
})
