export { layOutProgram, programFolder } from '../program-folder.js'
export { runSimulator } from './run.js'
export { answerTo } from './words.js'
