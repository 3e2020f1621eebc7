import { defineReadmeTests } from './readme-tests.js'

defineReadmeTests('slow')
