export { type LaidOutPrograms, type LayoutOptions, layOutPrograms, programsFolder } from './layout.js'
