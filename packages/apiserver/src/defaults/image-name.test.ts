import { expect, it } from 'vitest'
import { imageTag } from './image-name.js'

it.each([
  ['nginx', 'latest'],
  ['nginx:1.27', '1.27'],
  ['registry.example:5000/team/app', 'latest'],
  ['registry.example:5000/team/app:v1', 'v1'],
  [`app@sha256:${'a'.repeat(64)}`, ''],
  [`app:v1@sha256:${'a'.repeat(64)}`, 'v1'],
  ['Not An Image!', ''],
  ['UPPER/case', 'latest'],
  ['upper/CASE', ''],
  ['', ''],
])('the tag of %s is %s', (image, tag) => expect(imageTag(image)).toBe(tag))
